package org.unroll.compute;

/**
 * Products by plain loops. The compiler makes vector instructions of a loop only if all its arrays
 * are used at the same index, so the weights of each input are an array of their own, and rows of y
 * are computed in such arrays too.
 */
abstract class PlainTiles<A> implements Tiles<A> {

  private static final int ROWS = 4;

  /**
   * Numbers by which sums are longer than they need be. Arrays of 1,024 floats, one after the
   * other, begin 16 bytes from a multiple of 4,096 apart: a processor would take what is written to
   * one for what is then read from the next, and wait.
   */
  private static final int APART = 64;

  private final Spans<A> spans;
  private final Transposes<A> transposes;

  private final PackedRoom<A> layouts = new PackedRoom<>(this);

  /** The sums of some rows, and room for one of y. */
  private final PackedRoom<A> accumulators = new PackedRoom<>(this);

  PlainTiles(Spans<A> spans) {
    this.spans = spans;
    transposes = new Transposes<>(spans);
  }

  @Override
  public final Packed<A> allocate(int outputs, int inputs) {
    return new Packed<>(spans.allocate(inputs, outputs), outputs, inputs);
  }

  @Override
  public final void pack(Block<A> w, Packed<A> into) {
    for (int k = 0; k < into.inputs(); k++) {
      spans.copyStrided(
          w.array(), w.offset() + k, w.stride(), into.parts()[k], 0, 1, into.outputs());
    }
  }

  @Override
  public final void packTransposed(Block<A> w, Packed<A> into) {
    for (int k = 0; k < into.inputs(); k++) {
      System.arraycopy(w.array(), w.at(k), into.parts()[k], 0, into.outputs());
    }
  }

  @Override
  public final void addProduct(Block<A> x, Packed<A> w, Block<A> y) {
    addProduct(x.array(), x.offset(), x.stride(), 1, w, y);
  }

  @Override
  public final int pieces(Packed<A> w) {
    return 1;
  }

  @Override
  public final void addPiece(int piece, Block<A> x, Packed<A> w, Block<A> y) {
    addProduct(x, w, y);
  }

  /** Whichever of dy and x has the longer rows is laid out: long loops are the faster ones. */
  @Override
  public final void addOuter(Block<A> dy, Block<A> x, Block<A> dw) {
    if (dy.columns() > x.columns()) {
      Block<A> turned = transposes.room(x.columns(), dy.columns());
      addByColumns(x, dy, turned);
      transposes.add(turned, dw);
    } else {
      addByColumns(dy, x, dw);
    }
  }

  /** y = y + x^T w, where the rows of w are laid out. */
  private void addByColumns(Block<A> x, Block<A> w, Block<A> y) {
    addProduct(x.array(), x.offset(), 1, x.stride(), layouts.transposed(w), y);
  }

  /** Row r of x begins at x[at + r * rowStep], its inputs are {@code inputStep} apart. */
  private void addProduct(A x, int at, int rowStep, int inputStep, Packed<A> w, Block<A> y) {
    A[] sums = accumulators.atLeast(w.outputs() + APART, ROWS + 1).parts();
    for (int row = 0; row < y.rows(); row += ROWS) {
      int rows = Math.min(ROWS, y.rows() - row);
      int rowAt = at + row * rowStep;
      for (int r = 0; r < rows; r++) {
        spans.fill(0, sums[r], 0, w.outputs());
      }
      if (rows == ROWS) {
        addFourRows(x, rowAt, rowStep, inputStep, w, sums);
      } else {
        for (int r = 0; r < rows; r++) {
          addRow(x, rowAt + r * rowStep, inputStep, w, sums[r]);
        }
      }
      for (int r = 0; r < rows; r++) {
        add(sums[r], sums[ROWS], y.array(), y.at(row + r), w.outputs());
      }
    }
  }

  /**
   * y = y + sums, by way of {@code room}, where the numbers of y stand at the index of their sums.
   */
  private void add(A sums, A room, A y, int at, int n) {
    System.arraycopy(y, at, room, 0, n);
    add(sums, room, n);
    System.arraycopy(room, 0, y, at, n);
  }

  /** sums[r] = sums[r] + x_r w^T for four rows of x. */
  abstract void addFourRows(A x, int at, int rowStep, int inputStep, Packed<A> w, A[] sums);

  /** sums = sums + x w^T for one row of x. */
  abstract void addRow(A x, int at, int inputStep, Packed<A> w, A sums);

  /** y = y + sums. */
  abstract void add(A sums, A y, int n);
}
