package org.unroll.matrix;

import static org.unroll.matrix.Checks.require;

import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.unroll.compute.Block;
import org.unroll.compute.Primitives;

/**
 * A rectangle of numbers, one example a row. Views made by {@link #rows(int, int)} and {@link
 * #columns(int, int)} share their numbers with it.
 *
 * <p>Methods named {@code set...} and {@code add...} change this matrix and return it, so that a
 * formula reads from left to right: {@code c.setProduct(f, cPrevious).addProduct(i, g)} is c = f *
 * c_prev + i * g. The others return a new one. Both operands must have the same precision; a shape
 * that does not fit is an {@link IllegalArgumentException} and changes nothing.
 */
public final class Matrix implements Rows {
  private final Precision precision;
  private final Primitives<Object> ops;
  private final Block<Object> block;
  private final Version version;

  /**
   * Counts the changes of the numbers that a matrix and its views share. Where threads change
   * different rows at a time, counts may be lost, but never all.
   */
  static final class Version {
    int changes;
  }

  private Matrix(Precision precision, Block<Object> block, Version version) {
    this.precision = precision;
    this.ops = precision.primitives();
    this.block = block;
    this.version = version;
  }

  /** A matrix of zeros. */
  public static Matrix zeros(Precision precision, int rows, int columns) {
    require(rows >= 0 && columns >= 0, "Matrix: a size is negative: [%d x %d].", rows, columns);
    require(
        (long) rows * columns <= Integer.MAX_VALUE - 8,
        "Matrix: [%d x %d] has more numbers than an array can hold. Use smaller batches or windows.",
        rows,
        columns);
    Object array = precision.primitives().allocate(rows * columns);
    return new Matrix(precision, new Block<>(array, 0, rows, columns, columns), new Version());
  }

  /** A matrix with these rows. */
  public static Matrix of(Precision precision, double[]... rows) {
    int columns = rows.length == 0 ? 0 : rows[0].length;
    Matrix m = zeros(precision, rows.length, columns);
    for (int r = 0; r < rows.length; r++) {
      require(
          rows[r].length == columns,
          "Matrix.of: row %d has %d numbers but row 0 has %d.",
          r,
          rows[r].length,
          columns);
      m.setRow(r, rows[r]);
    }
    return m;
  }

  /** A float64 matrix with these rows. */
  public static Matrix of(double[]... rows) {
    return of(Precision.FLOAT64, rows);
  }

  /** A float64 matrix of one row. */
  public static Matrix row(double... numbers) {
    return of(Precision.FLOAT64, numbers);
  }

  /** A copy of a Commons Math matrix. */
  public static Matrix of(Precision precision, RealMatrix m) {
    return of(precision, m.getData());
  }

  /** A copy as a Commons Math matrix. */
  public RealMatrix toRealMatrix() {
    return MatrixUtils.createRealMatrix(toArray());
  }

  /**
   * A copy of its only row as a Commons Math vector.
   *
   * @throws IllegalArgumentException if it has not one row
   */
  public RealVector toRealVector() {
    require(rows() == 1, "A %s matrix is no vector. Pick one row: rows(r, r + 1).", shape());
    return MatrixUtils.createRealVector(toArray()[0]);
  }

  /** A copy as an array of rows. */
  public double[][] toArray() {
    double[][] rows = new double[rows()][columns()];
    for (int r = 0; r < rows(); r++) {
      getRow(r, rows[r]);
    }
    return rows;
  }

  /** The precision of its numbers. */
  public Precision precision() {
    return precision;
  }

  @Override
  public int rows() {
    return block.rows();
  }

  @Override
  public int columns() {
    return block.columns();
  }

  /** The shape, as {@code [4 x 8]}. */
  public String shape() {
    return "[" + rows() + " x " + columns() + "]";
  }

  /** The number in row {@code r}, column {@code c}, counted from 0. */
  public double get(int r, int c) {
    inside(r, c);
    return precision.get(block.array(), block.at(r) + c);
  }

  /** Sets the number in row {@code r}, column {@code c}. */
  public void set(int r, int c, double value) {
    inside(r, c);
    version.changes++;
    precision.set(block.array(), block.at(r) + c, value);
  }

  /** Copies row {@code r} into {@code numbers} and returns it. */
  public double[] getRow(int r, double[] numbers) {
    rowOf(r, numbers.length);
    precision.read(block.array(), block.at(r), numbers);
    return numbers;
  }

  /** Sets row {@code r}; quicker than number by number. */
  public void setRow(int r, double... numbers) {
    rowOf(r, numbers.length);
    version.changes++;
    precision.write(numbers, block.array(), block.at(r));
  }

  private void rowOf(int r, int length) {
    if (r < 0 || r >= rows() || length != columns()) {
      throw new IndexOutOfBoundsException(
          "Matrix: row " + r + " of " + length + " numbers does not fit " + shape() + ".");
    }
  }

  private void inside(int r, int c) {
    if (r < 0 || r >= rows() || c < 0 || c >= columns()) {
      throw new IndexOutOfBoundsException(
          "Matrix: row " + r + ", column " + c + " is outside " + shape() + ".");
    }
  }

  int changes() {
    return version.changes;
  }

  Block<Object> block() {
    return block;
  }

  @Override
  public Matrix rows(int from, int to) {
    require(
        from >= 0 && from <= to && to <= rows(),
        "Matrix.rows: %d..%d is outside %s.",
        from,
        to,
        shape());
    return new Matrix(precision, block.rows(from, to), version);
  }

  @Override
  public Matrix pick(int[] rows) {
    Matrix picked = zeros(precision, rows.length, columns());
    ops.gatherAdd(block, rows, 0, picked.block);
    return picked;
  }

  /**
   * The columns {@code from} (inclusive) to {@code to} (exclusive), sharing their numbers with this
   * matrix.
   */
  public Matrix columns(int from, int to) {
    require(
        from >= 0 && from <= to && to <= columns(),
        "Matrix.columns: %d..%d is outside %s.",
        from,
        to,
        shape());
    return new Matrix(precision, block.columns(from, to), version);
  }

  /** A copy of its own. */
  public Matrix copy() {
    return zeros(precision, rows(), columns()).set(this);
  }

  /** This matrix if it has that precision, else a copy that has. */
  public Matrix to(Precision other) {
    if (other == precision) {
      return this;
    }
    Matrix copy = zeros(other, rows(), columns());
    double[] row = new double[columns()];
    for (int r = 0; r < rows(); r++) {
      copy.setRow(r, getRow(r, row));
    }
    return copy;
  }

  // ---- elementwise, in place

  /** this = value everywhere. */
  public Matrix fill(double value) {
    changed().fill(value, block);
    return this;
  }

  /** this = x. */
  public Matrix set(Matrix x) {
    like("set", x);
    changed().copy(x.block, block);
    return this;
  }

  /** this = factor * this. */
  public Matrix scale(double factor) {
    changed().scale(factor, block);
    return this;
  }

  /** this = this + x. */
  public Matrix add(Matrix x) {
    return addScaled(1, x);
  }

  /** this = this + factor * x. */
  public Matrix addScaled(double factor, Matrix x) {
    like("addScaled", x);
    changed().addScaled(factor, x.block, block);
    return this;
  }

  /** this = a * b, element by element. */
  public Matrix setProduct(Matrix a, Matrix b) {
    like("setProduct", a);
    like("setProduct", b);
    changed().multiply(a.block, b.block, block);
    return this;
  }

  /** this = this + a * b, element by element. */
  public Matrix addProduct(Matrix a, Matrix b) {
    like("addProduct", a);
    like("addProduct", b);
    changed().multiplyAdd(a.block, b.block, block);
    return this;
  }

  /** this = 1 / (1 + exp(-x)). */
  public Matrix setSigmoid(Matrix x) {
    like("setSigmoid", x);
    changed().sigmoid(x.block, block);
    return this;
  }

  /** this = tanh(x). */
  public Matrix setTanh(Matrix x) {
    like("setTanh", x);
    changed().tanh(x.block, block);
    return this;
  }

  /** this = max(0, x). */
  public Matrix setRelu(Matrix x) {
    like("setRelu", x);
    changed().relu(x.block, block);
    return this;
  }

  /** this = dy * y * (1 - y): the derivative through y = sigmoid(x). */
  public Matrix setSigmoidBackward(Matrix y, Matrix dy) {
    like("setSigmoidBackward", y);
    like("setSigmoidBackward", dy);
    changed().sigmoidBackward(y.block, dy.block, block);
    return this;
  }

  /** this = dy * (1 - y^2): the derivative through y = tanh(x). */
  public Matrix setTanhBackward(Matrix y, Matrix dy) {
    like("setTanhBackward", y);
    like("setTanhBackward", dy);
    changed().tanhBackward(y.block, dy.block, block);
    return this;
  }

  /** this = dy where y > 0, else 0: the derivative through y = relu(x). */
  public Matrix setReluBackward(Matrix y, Matrix dy) {
    like("setReluBackward", y);
    like("setReluBackward", dy);
    changed().reluBackward(y.block, dy.block, block);
    return this;
  }

  /** this = f(x) element by element; for functions of one's own, slower than the built-in ones. */
  public Matrix setMapped(Matrix x, DoubleUnaryOperator f) {
    like("setMapped", x);
    double[] row = new double[columns()];
    for (int r = 0; r < rows(); r++) {
      x.getRow(r, row);
      for (int c = 0; c < row.length; c++) {
        row[c] = f.applyAsDouble(row[c]);
      }
      setRow(r, row);
    }
    return this;
  }

  /**
   * this = f(a, b) element by element; for functions of one's own, slower than the built-in ones.
   */
  public Matrix setMapped(Matrix a, Matrix b, DoubleBinaryOperator f) {
    like("setMapped", a);
    like("setMapped", b);
    double[] left = new double[columns()];
    double[] right = new double[columns()];
    for (int r = 0; r < rows(); r++) {
      a.getRow(r, left);
      b.getRow(r, right);
      for (int c = 0; c < left.length; c++) {
        left[c] = f.applyAsDouble(left[c], right[c]);
      }
      setRow(r, left);
    }
    return this;
  }

  // ---- rows, in place

  /** Each row = {@code row} [1 x columns]. */
  public Matrix setRows(Matrix row) {
    oneRow("setRows", row);
    changed().copy(new Block<>(row.block.array(), row.block.offset(), rows(), columns(), 0), block);
    return this;
  }

  /** Each row = the row + {@code bias} [1 x columns]. */
  public Matrix addRow(Matrix bias) {
    oneRow("addRow", bias);
    changed().addRow(bias.block, block);
    return this;
  }

  private void oneRow(String operation, Matrix row) {
    require(
        row.rows() == 1 && row.columns() == columns(),
        "Matrix.%s: the row is %s but [1 x %d] was expected.",
        operation,
        row.shape(),
        columns());
  }

  /** this [1 x columns] = this + the rows of x added up in order. */
  public Matrix addSumOfRows(Matrix x) {
    require(
        rows() == 1 && x.columns() == columns(),
        "Matrix.addSumOfRows: x is %s but this is %s.",
        x.shape(),
        shape());
    changed().sumRows(x.block, block);
    return this;
  }

  /** this = x transposed. */
  public Matrix setTransposed(Matrix x) {
    Checks.shape("Matrix.setTransposed: x", x, columns(), rows());
    changed().transpose(x.block, block);
    return this;
  }

  /** Each row = exp(row of x) / its sum. */
  public Matrix setSoftmax(Matrix x) {
    like("setSoftmax", x);
    changed().softmax(x.block, block);
    return this;
  }

  /**
   * For each row of these logits [N x K] and its class t: returns the sum of -ln softmax(row)[t],
   * and sets dLogits = scale * (softmax - the unit vector of t). Row r has class {@code
   * targets[from + r]}.
   */
  public double crossEntropy(int[] targets, int from, double scale, Matrix dLogits) {
    like("crossEntropy", dLogits);
    return dLogits.changed().crossEntropy(block, targets, from, scale, dLogits.block);
  }

  /**
   * One update of Adam of these weights from their gradient g: m = beta1 m + (1 - beta1) g; v =
   * beta2 v + (1 - beta2) g^2; this = this - rate * (m / correction1) / (sqrt(v / correction2) +
   * epsilon).
   */
  public Matrix setAdam(Matrix g, Matrix m, Matrix v, AdamStep step) {
    like("setAdam", g);
    like("setAdam", m);
    like("setAdam", v);
    m.version.changes++;
    v.version.changes++;
    changed()
        .adam(
            g.block,
            m.block,
            v.block,
            block,
            new Primitives.Adam(
                step.rate(),
                step.beta1(),
                step.beta2(),
                step.epsilon(),
                step.correction1(),
                step.correction2()));
    return this;
  }

  /** The numbers of one update of {@link #setAdam}. */
  public record AdamStep(
      double rate,
      double beta1,
      double beta2,
      double epsilon,
      double correction1,
      double correction2) {}

  // ---- products

  /** As {@link Rows}: y = y + this W^T, with this [N x D], W [G x D], y [N x G]. */
  @Override
  public void addProduct(Weight w, Matrix y) {
    fit(w, y);
    y.changed().product(block, w.packed(), y.block);
  }

  /** As {@link Rows}: y = this W^T + b, with this [N x D], W [G x D], b [1 x G], y [N x G]. */
  @Override
  public void setAffine(Weight w, Matrix b, Matrix y) {
    fit(w, y);
    y.oneRow("setAffine", b);
    y.changed().affine(block, w.packed(), b.block, y.block);
  }

  private void fit(Weight w, Matrix y) {
    Checks.same(
        "Matrix.addProduct: the weight's inputs", w.inputs(), "the columns of x", columns());
    Checks.shape("Matrix.addProduct: y", y, rows(), w.outputs());
    require(
        precision == w.value().precision(),
        "Matrix.addProduct: x is %s but the weight is %s. Convert x with to(Precision.%s).",
        precision,
        w.value().precision(),
        w.value().precision());
  }

  /** As {@link Rows}: dW = dW + dy^T this, with dy [N x G], this [N x D], dW [G x D]. */
  @Override
  public void addOuter(Matrix dy, Matrix dW) {
    Checks.same("Matrix.addOuter: the rows of dy", dy.rows(), "the rows of x", rows());
    Checks.shape("Matrix.addOuter: dW", dW, dy.columns(), columns());
    dW.changed().outer(dy.block, block, dW.block);
  }

  /** The matrix product, a new matrix: this [N x D] times other [D x M]. */
  public Matrix times(Matrix other) {
    require(
        columns() == other.rows(),
        "Matrix.times: %s cannot be multiplied by %s: %d columns meet %d rows.",
        shape(),
        other.shape(),
        columns(),
        other.rows());
    Matrix y = zeros(precision, rows(), other.columns());
    addProduct(new Weight(other.transposed()), y);
    return y;
  }

  // ---- new matrices

  /** this + other, a new matrix. */
  public Matrix plus(Matrix other) {
    return copy().add(other);
  }

  /** this - other, a new matrix. */
  public Matrix minus(Matrix other) {
    return copy().addScaled(-1, other);
  }

  /** The transpose, a new matrix. */
  public Matrix transposed() {
    return zeros(precision, columns(), rows()).setTransposed(this);
  }

  /** f of each number, a new matrix. */
  public Matrix map(DoubleUnaryOperator f) {
    return zeros(precision, rows(), columns()).setMapped(this, f);
  }

  // ---- numbers

  /** The sum of the squares of all numbers, in float64. */
  public double sumOfSquares() {
    return ops.sumOfSquares(block);
  }

  /** The square root of {@link #sumOfSquares}. */
  public double norm() {
    return Math.sqrt(sumOfSquares());
  }

  /** The column of the largest number of row {@code r}, the first of equals. */
  public int argMax(int r) {
    int best = 0;
    double most = get(r, 0);
    for (int c = 1; c < columns(); c++) {
      double number = precision.get(block.array(), block.at(r) + c);
      if (number > most) {
        most = number;
        best = c;
      }
    }
    return best;
  }

  /** The largest absolute difference between the numbers of two matrices of one shape. */
  public double maxDifference(Matrix other) {
    like("maxDifference", other);
    double most = 0;
    for (int r = 0; r < rows(); r++) {
      for (int c = 0; c < columns(); c++) {
        double difference = Math.abs(get(r, c) - other.get(r, c));
        most = difference > most || Double.isNaN(difference) ? difference : most;
      }
    }
    return most;
  }

  /** Whether no number is NaN or infinite. */
  public boolean isFinite() {
    return Double.isFinite(sumOfSquares());
  }

  Primitives<Object> changed() {
    version.changes++;
    return ops;
  }

  private void like(String operation, Matrix other) {
    if (other.block.rows() != block.rows()
        || other.block.columns() != block.columns()
        || other.precision != precision) {
      throw new IllegalArgumentException(
          String.format(
              "Matrix.%s: %s %s does not fit %s %s.",
              operation, other.precision, other.shape(), precision, shape()));
    }
  }

  /** The shape and the first numbers, row by row. */
  @Override
  public String toString() {
    return MatrixText.of(this);
  }
}
