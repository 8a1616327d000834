package org.unroll.compute;

/**
 * The few operations on which everything else stands. Each exists for {@code float[]} and {@code
 * double[]}, as plain loops and as vector code; all forms of one precision give the same bits.
 *
 * <p>What a product adds to an element is one chain of fused multiply-adds over the summed index in
 * rising order, so that a row has the same bits whatever rows are beside it. Other sums go in a
 * fixed order that depends on the sizes alone. Arguments are not checked: {@code Matrix} does that.
 * An output may be the same block as an input where the operation is elementwise, and must not
 * overlap it otherwise.
 *
 * @param <A> {@code float[]} or {@code double[]}
 */
public interface Primitives<A> {

  /** A new array of {@code length} zeros. */
  A allocate(int length);

  // Elementwise; all blocks have the same shape.

  /** y = value. */
  void fill(double value, Block<A> y);

  /** y = x. */
  void copy(Block<A> x, Block<A> y);

  /** y = factor * y. */
  void scale(double factor, Block<A> y);

  /** y = y + factor * x. */
  void addScaled(double factor, Block<A> x, Block<A> y);

  /** y = a * b, element by element. */
  void multiply(Block<A> a, Block<A> b, Block<A> y);

  /** y = y + a * b, element by element. */
  void multiplyAdd(Block<A> a, Block<A> b, Block<A> y);

  /** y = 1 / (1 + exp(-x)). */
  void sigmoid(Block<A> x, Block<A> y);

  /** y = tanh(x). */
  void tanh(Block<A> x, Block<A> y);

  /** y = max(0, x). */
  void relu(Block<A> x, Block<A> y);

  /** dx = dy * y * (1 - y), where y = sigmoid(x). */
  void sigmoidBackward(Block<A> y, Block<A> dy, Block<A> dx);

  /** dx = dy * (1 - y^2), where y = tanh(x). */
  void tanhBackward(Block<A> y, Block<A> dy, Block<A> dx);

  /** dx = dy where y > 0, else 0, where y = relu(x). */
  void reluBackward(Block<A> y, Block<A> dy, Block<A> dx);

  // Rows.

  /** Each row of y = the row + bias; bias has one row. */
  void addRow(Block<A> bias, Block<A> y);

  /** sums = sums + the rows of x added up in order; sums has one row. */
  void sumRows(Block<A> x, Block<A> sums);

  /** Each row r of y = bias + row {@code ids[from + r]} of table; bias has one row. */
  void gather(Block<A> table, int[] ids, int from, Block<A> bias, Block<A> y);

  /** Each row r of y = the row + row {@code ids[from + r]} of table. */
  void gatherAdd(Block<A> table, int[] ids, int from, Block<A> y);

  /** For each row r of x in order: row {@code ids[from + r]} of table = that row + row r of x. */
  void scatterAdd(Block<A> x, int[] ids, int from, Block<A> table);

  /**
   * Each column k of y = the column + the sum, in order, of those rows r of x for which {@code
   * ids[from + r]} is k.
   */
  void scatterAddColumns(Block<A> x, int[] ids, int from, Block<A> y);

  /**
   * As {@link #scatterAddColumns(Block, int[], int, Block)}; sums, which has one row, = sums + what
   * the columns of y are given, column after column.
   */
  void scatterAddColumns(Block<A> x, int[] ids, int from, Block<A> y, Block<A> sums);

  /** y = x transposed. */
  void transpose(Block<A> x, Block<A> y);

  /** Each row of y = exp(row of x) / its sum, computed without overflow. */
  void softmax(Block<A> x, Block<A> y);

  /**
   * The softmax cross entropy of each row with the class {@code targets[from + r]}: dLogits = scale
   * * (softmax(logits) - onehot(target)). {@code dLogits} may be the block {@code logits}.
   *
   * @return the negative log likelihoods of the rows, added up in order in float64 (not scaled)
   */
  double crossEntropy(Block<A> logits, int[] targets, int from, double scale, Block<A> dLogits);

  /** The sum of the squares of all elements, accumulated in float64 in a fixed order. */
  double sumOfSquares(Block<A> x);

  // Products.

  /** W [G x H] laid out for {@link #product}: y = y + x W^T, with x [B x H] and y [B x G]. */
  Packed<A> pack(Block<A> w);

  /**
   * W [G x H] laid out for {@link #product} as its transpose: y = y + x W, with x [B x G] and y [B
   * x H].
   */
  Packed<A> packTransposed(Block<A> w);

  /** Lays {@code w} out again in a pack made by {@link #pack} from a block of the same shape. */
  void repack(Block<A> w, Packed<A> into);

  /**
   * Lays {@code w} out again in a pack made by {@link #packTransposed} from a block of the same
   * shape.
   */
  void repackTransposed(Block<A> w, Packed<A> into);

  /** y = y + x w^T. */
  void product(Block<A> x, Packed<A> w, Block<A> y);

  /** y = x w^T. */
  void setProduct(Block<A> x, Packed<A> w, Block<A> y);

  /** y = x w^T + bias in each row; bias has one row. */
  void affine(Block<A> x, Packed<A> w, Block<A> bias, Block<A> y);

  /** dw = dw + dy^T x, summed over the rows in order: dy [N x G], x [N x H], dw [G x H]. */
  void outer(Block<A> dy, Block<A> x, Block<A> dw);

  // Fused forms of what LSTM and GRU do between two products; each equals the lines of its comment.

  /**
   * One step of an LSTM. {@code gates} [B x 4H] holds the pre-activations i | f | g | o and
   * receives the gates: i, f, o = sigmoid, g = tanh; c = f * c_prev + i * g; tanh_c = tanh(c); h =
   * o * tanh_c.
   */
  void lstmForward(Block<A> gates, Block<A> cPrevious, Block<A> c, Block<A> tanhC, Block<A> h);

  /**
   * The derivative of {@link #lstmForward}: dc += dh * o * (1 - tanh_c^2); da_i = dc * g * i * (1 -
   * i); da_f = dc * c_prev * f * (1 - f); da_g = dc * i * (1 - g^2); da_o = dh * tanh_c * o * (1 -
   * o); dc = dc * f. {@code da} may be the block {@code gates}.
   */
  void lstmBackward(
      Block<A> gates, Block<A> cPrevious, Block<A> tanhC, Block<A> dh, Block<A> dc, Block<A> da);

  /**
   * One step of a GRU whose reset gate comes after the recurrent product. {@code gates} [B x 4H]
   * holds, as r | z | u | n, the pre-activations of r and z, the recurrent part u of n, and the
   * input's part of n; it receives r, z = sigmoid and n = tanh(a_n + r * u); h = (1 - z) * n + z *
   * h_prev.
   */
  void gruForward(Block<A> gates, Block<A> hPrevious, Block<A> h);

  /**
   * The derivative of {@link #gruForward}: da_n = dh * (1 - z) * (1 - n^2); da_z = dh * (h_prev -
   * n) * z * (1 - z); da_r = da_n * u * r * (1 - r); du = da_n * r; dh = dh * z, the part that goes
   * to h_prev directly. {@code da} [B x 4H] holds da_r | da_z | du | da_n and may be the block
   * {@code gates}.
   */
  void gruBackward(Block<A> gates, Block<A> hPrevious, Block<A> dh, Block<A> da);

  // Updates.

  /**
   * One update of Adam: m = beta1 m + (1 - beta1) g; v = beta2 v + (1 - beta2) g^2; w = w - rate *
   * (m / correction1) / (sqrt(v / correction2) + epsilon).
   */
  void adam(Block<A> g, Block<A> m, Block<A> v, Block<A> w, Adam step);

  /** The numbers of one update of {@link #adam}. */
  record Adam(
      double rate,
      double beta1,
      double beta2,
      double epsilon,
      double correction1,
      double correction2) {}
}
