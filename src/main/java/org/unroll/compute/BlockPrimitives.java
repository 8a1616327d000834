package org.unroll.compute;

/** {@link Primitives} as walks over the rows of blocks, each row a run of neighbouring numbers. */
final class BlockPrimitives<A> implements Primitives<A> {

  /** A product of sums of exp that leaves room for one more, each at most the number of classes. */
  private static final double LARGE = 1e200;

  private final Spans<A> spans;
  private final Activations<A> activations;
  private final Gates<A> gates;
  private final Tiles<A> tiles;
  private final Products<A> products;
  private final Transposes<A> transposes;

  BlockPrimitives(Loops<A> loops) {
    spans = loops.spans();
    activations = loops.activations();
    gates = loops.gates();
    tiles = loops.tiles();
    products = new Products<>(tiles);
    transposes = new Transposes<>(spans);
  }

  @Override
  public A allocate(int length) {
    return spans.allocate(length);
  }

  @Override
  public void fill(double value, Block<A> y) {
    for (int r = 0; r < y.rows(); r++) {
      spans.fill(value, y.array(), y.at(r), y.columns());
    }
  }

  @Override
  public void copy(Block<A> x, Block<A> y) {
    for (int r = 0; r < y.rows(); r++) {
      spans.copy(x.array(), x.at(r), y.array(), y.at(r), y.columns());
    }
  }

  @Override
  public void scale(double factor, Block<A> y) {
    for (int r = 0; r < y.rows(); r++) {
      spans.scale(factor, y.array(), y.at(r), y.columns());
    }
  }

  @Override
  public void addScaled(double factor, Block<A> x, Block<A> y) {
    for (int r = 0; r < y.rows(); r++) {
      spans.addScaled(factor, x.array(), x.at(r), y.array(), y.at(r), y.columns());
    }
  }

  @Override
  public void multiply(Block<A> a, Block<A> b, Block<A> y) {
    for (int r = 0; r < y.rows(); r++) {
      spans.multiply(a.array(), a.at(r), b.array(), b.at(r), y.array(), y.at(r), y.columns());
    }
  }

  @Override
  public void multiplyAdd(Block<A> a, Block<A> b, Block<A> y) {
    for (int r = 0; r < y.rows(); r++) {
      spans.multiplyAdd(a.array(), a.at(r), b.array(), b.at(r), y.array(), y.at(r), y.columns());
    }
  }

  @Override
  public void sigmoid(Block<A> x, Block<A> y) {
    for (int r = 0; r < y.rows(); r++) {
      activations.sigmoid(x.array(), x.at(r), y.array(), y.at(r), y.columns());
    }
  }

  @Override
  public void tanh(Block<A> x, Block<A> y) {
    for (int r = 0; r < y.rows(); r++) {
      activations.tanh(x.array(), x.at(r), y.array(), y.at(r), y.columns());
    }
  }

  @Override
  public void relu(Block<A> x, Block<A> y) {
    for (int r = 0; r < y.rows(); r++) {
      spans.relu(x.array(), x.at(r), y.array(), y.at(r), y.columns());
    }
  }

  @Override
  public void sigmoidBackward(Block<A> y, Block<A> dy, Block<A> dx) {
    for (int r = 0; r < y.rows(); r++) {
      spans.sigmoidBackward(
          y.array(), y.at(r), dy.array(), dy.at(r), dx.array(), dx.at(r), y.columns());
    }
  }

  @Override
  public void tanhBackward(Block<A> y, Block<A> dy, Block<A> dx) {
    for (int r = 0; r < y.rows(); r++) {
      spans.tanhBackward(
          y.array(), y.at(r), dy.array(), dy.at(r), dx.array(), dx.at(r), y.columns());
    }
  }

  @Override
  public void reluBackward(Block<A> y, Block<A> dy, Block<A> dx) {
    for (int r = 0; r < y.rows(); r++) {
      spans.reluBackward(
          y.array(), y.at(r), dy.array(), dy.at(r), dx.array(), dx.at(r), y.columns());
    }
  }

  @Override
  public void addRow(Block<A> bias, Block<A> y) {
    for (int r = 0; r < y.rows(); r++) {
      spans.add(bias.array(), bias.at(0), y.array(), y.at(r), y.columns());
    }
  }

  @Override
  public void sumRows(Block<A> x, Block<A> sums) {
    for (int r = 0; r < x.rows(); r++) {
      spans.add(x.array(), x.at(r), sums.array(), sums.at(0), x.columns());
    }
  }

  @Override
  public void gather(Block<A> table, int[] ids, int from, Block<A> bias, Block<A> y) {
    for (int r = 0; r < y.rows(); r++) {
      int at = table.at(ids[from + r]);
      spans.sum(bias.array(), bias.at(0), table.array(), at, y.array(), y.at(r), y.columns());
    }
  }

  @Override
  public void gatherAdd(Block<A> table, int[] ids, int from, Block<A> y) {
    for (int r = 0; r < y.rows(); r++) {
      spans.add(table.array(), table.at(ids[from + r]), y.array(), y.at(r), y.columns());
    }
  }

  @Override
  public void scatterAdd(Block<A> x, int[] ids, int from, Block<A> table) {
    for (int r = 0; r < x.rows(); r++) {
      spans.add(x.array(), x.at(r), table.array(), table.at(ids[from + r]), x.columns());
    }
  }

  @Override
  public void scatterAddColumns(Block<A> x, int[] ids, int from, Block<A> y) {
    transposes.add(scattered(x, ids, from, y.columns()), y);
  }

  @Override
  public void scatterAddColumns(Block<A> x, int[] ids, int from, Block<A> y, Block<A> sums) {
    Block<A> columns = scattered(x, ids, from, y.columns());
    sumRows(columns, sums);
    transposes.add(columns, y);
  }

  /** For each of {@code size} ids the sum of its rows of x. */
  private Block<A> scattered(Block<A> x, int[] ids, int from, int size) {
    Block<A> table = transposes.room(size, x.columns());
    scatterAdd(x, ids, from, table);
    return table;
  }

  @Override
  public void transpose(Block<A> x, Block<A> y) {
    transposes.set(x, y);
  }

  @Override
  public void softmax(Block<A> x, Block<A> y) {
    for (int r = 0; r < y.rows(); r++) {
      softmaxRow(x, r, maximum(x, r), y);
    }
  }

  private double maximum(Block<A> x, int r) {
    return spans.maximum(x.array(), x.at(r), x.columns());
  }

  /** y = exp(x - max) / its sum, where x is row r; returns the sum. */
  private double softmaxRow(Block<A> x, int r, double max, Block<A> y) {
    int n = y.columns();
    activations.exponential(x.array(), x.at(r), max, y.array(), y.at(r), n);
    double sum = spans.sum(y.array(), y.at(r), n);
    spans.scale(1 / sum, y.array(), y.at(r), n);
    return sum;
  }

  /**
   * -log softmax(x)_target = max - x_target + log sum exp(x - max); the logs of many rows at once.
   */
  @Override
  public double crossEntropy(
      Block<A> logits, int[] targets, int from, double scale, Block<A> dLogits) {
    double total = 0;
    double sums = 1;
    for (int r = 0; r < logits.rows(); r++) {
      int target = targets[from + r];
      double max = maximum(logits, r);
      total += max - spans.get(logits.array(), logits.at(r) + target);
      sums *= softmaxRow(logits, r, max, dLogits);
      if (sums > LARGE) {
        total += StrictMath.log(sums);
        sums = 1;
      }
      int at = dLogits.at(r);
      double share = spans.get(dLogits.array(), at + target);
      spans.fill(share - 1, dLogits.array(), at + target, 1);
      spans.scale(scale, dLogits.array(), at, dLogits.columns());
    }
    return total + StrictMath.log(sums);
  }

  @Override
  public double sumOfSquares(Block<A> x) {
    double sum = 0;
    for (int r = 0; r < x.rows(); r++) {
      sum += spans.sumOfSquares(x.array(), x.at(r), x.columns());
    }
    return sum;
  }

  @Override
  public Packed<A> pack(Block<A> w) {
    Packed<A> packed = tiles.allocate(w.rows(), w.columns());
    tiles.pack(w, packed);
    return packed;
  }

  @Override
  public Packed<A> packTransposed(Block<A> w) {
    Packed<A> packed = tiles.allocate(w.columns(), w.rows());
    tiles.packTransposed(w, packed);
    return packed;
  }

  @Override
  public void repack(Block<A> w, Packed<A> into) {
    tiles.pack(w, into);
  }

  @Override
  public void repackTransposed(Block<A> w, Packed<A> into) {
    tiles.packTransposed(w, into);
  }

  @Override
  public void product(Block<A> x, Packed<A> w, Block<A> y) {
    products.product(x, w, y);
  }

  @Override
  public void setProduct(Block<A> x, Packed<A> w, Block<A> y) {
    int step = products.rowsTogether(w);
    for (int from = 0; from < y.rows(); from += step) {
      int to = Math.min(y.rows(), from + step);
      Block<A> some = y.rows(from, to);
      fill(0, some);
      products.product(x.rows(from, to), w, some);
    }
  }

  @Override
  public void affine(Block<A> x, Packed<A> w, Block<A> bias, Block<A> y) {
    int step = products.rowsTogether(w);
    for (int from = 0; from < y.rows(); from += step) {
      int to = Math.min(y.rows(), from + step);
      Block<A> some = y.rows(from, to);
      copy(new Block<>(bias.array(), bias.offset(), to - from, y.columns(), 0), some);
      products.product(x.rows(from, to), w, some);
    }
  }

  @Override
  public void outer(Block<A> dy, Block<A> x, Block<A> dw) {
    products.outer(dy, x, dw);
  }

  @Override
  public void lstmForward(
      Block<A> gates, Block<A> cPrevious, Block<A> c, Block<A> tanhC, Block<A> h) {
    int n = h.columns();
    A a = gates.array();
    for (int r = 0; r < h.rows(); r++) {
      int at = gates.at(r);
      activations.sigmoid(a, at, a, at, 2 * n);
      activations.tanh(a, at + 2 * n, a, at + 2 * n, n);
      activations.sigmoid(a, at + 3 * n, a, at + 3 * n, n);
      this.gates.lstmState(a, at, cPrevious.array(), cPrevious.at(r), c.array(), c.at(r), 0, n);
      activations.tanh(c.array(), c.at(r), tanhC.array(), tanhC.at(r), n);
      spans.multiply(a, at + 3 * n, tanhC.array(), tanhC.at(r), h.array(), h.at(r), n);
    }
  }

  @Override
  public void lstmBackward(
      Block<A> gates, Block<A> cPrevious, Block<A> tanhC, Block<A> dh, Block<A> dc, Block<A> da) {
    for (int r = 0; r < dh.rows(); r++) {
      this.gates.lstmBackward(
          gates.array(),
          gates.at(r),
          cPrevious.array(),
          cPrevious.at(r),
          tanhC.array(),
          tanhC.at(r),
          dh.array(),
          dh.at(r),
          dc.array(),
          dc.at(r),
          da.array(),
          da.at(r),
          0,
          dh.columns());
    }
  }

  @Override
  public void gruForward(Block<A> gates, Block<A> hPrevious, Block<A> h) {
    int n = h.columns();
    A a = gates.array();
    for (int row = 0; row < h.rows(); row++) {
      int at = gates.at(row);
      int candidate = at + 3 * n;
      activations.sigmoid(a, at, a, at, 2 * n);
      spans.multiplyAdd(a, at, a, at + 2 * n, a, candidate, n);
      activations.tanh(a, candidate, a, candidate, n);
      this.gates.gruState(a, at, hPrevious.array(), hPrevious.at(row), h.array(), h.at(row), 0, n);
    }
  }

  @Override
  public void gruBackward(Block<A> gates, Block<A> hPrevious, Block<A> dh, Block<A> da) {
    for (int r = 0; r < dh.rows(); r++) {
      this.gates.gruBackward(
          gates.array(),
          gates.at(r),
          hPrevious.array(),
          hPrevious.at(r),
          dh.array(),
          dh.at(r),
          da.array(),
          da.at(r),
          0,
          dh.columns());
    }
  }

  @Override
  public void adam(Block<A> g, Block<A> m, Block<A> v, Block<A> w, Adam step) {
    for (int r = 0; r < w.rows(); r++) {
      spans.adam(
          g.array(),
          g.at(r),
          m.array(),
          m.at(r),
          v.array(),
          v.at(r),
          w.array(),
          w.at(r),
          step,
          w.columns());
    }
  }
}
