package org.unroll.matrix;

import java.util.ArrayList;
import java.util.List;
import org.unroll.compute.Packed;
import org.unroll.compute.Primitives;

/**
 * A weight matrix W [G x D] that maps a column of D numbers to one of G, together with the layouts
 * in which products read it. A layout is made when it is first needed after a change of the
 * numbers, so that the T steps of a run share one. Safe for many reading threads as long as nobody
 * changes the numbers meanwhile.
 */
public final class Weight {
  private final Matrix value;
  private final Layout<Packed<Object>> packed;
  private final Layout<Packed<Object>> packedTransposed;
  private final Layout<Matrix> transposed;
  private final List<Weight> parts = new ArrayList<>();

  /** A weight with these numbers, shared, not copied. */
  public Weight(Matrix value) {
    this.value = value;
    Primitives<Object> ops = value.precision().primitives();
    packed = new Layout<>(() -> ops.pack(value.block()), into -> ops.repack(value.block(), into));
    packedTransposed =
        new Layout<>(
            () -> ops.packTransposed(value.block()),
            into -> ops.repackTransposed(value.block(), into));
    transposed = new Layout<>(value::transposed, into -> into.setTransposed(value));
  }

  /** The numbers [G x D]. */
  public Matrix value() {
    return value;
  }

  /** G: the length of an output. */
  public int outputs() {
    return value.rows();
  }

  /** D: the length of an input. */
  public int inputs() {
    return value.columns();
  }

  /**
   * The weight of the outputs {@code from} (inclusive) to {@code to} (exclusive), sharing its
   * numbers. It is remembered: ask once for each part.
   */
  public Weight rows(int from, int to) {
    Weight part = new Weight(value.rows(from, to));
    parts.add(part);
    return part;
  }

  /** y = y + x W^T: x [N x D], y [N x G]. */
  public void addProduct(Rows x, Matrix y) {
    x.addProduct(this, y);
  }

  /** y = x W^T + b, b in each row: x [N x D], b [1 x G], y [N x G]. */
  public void setAffine(Rows x, Matrix b, Matrix y) {
    x.setAffine(this, b, y);
  }

  /** dx = dy W, the derivative of {@link #addProduct} with respect to x: dy [N x G], dx [N x D]. */
  public void setBackward(Matrix dy, Matrix dx) {
    fit(dy, dx);
    dx.changed().setProduct(dy.block(), packedTransposed(), dx.block());
  }

  /** dx = dx + dy W. */
  public void addBackward(Matrix dy, Matrix dx) {
    fit(dy, dx);
    dx.changed().product(dy.block(), packedTransposed(), dx.block());
  }

  private void fit(Matrix dy, Matrix dx) {
    Checks.same("Weight: the columns of dy", dy.columns(), "the weight's outputs", outputs());
    Checks.shape("Weight: dx", dx, dy.rows(), inputs());
  }

  /**
   * What makes the layouts again that are used, if the numbers have changed: each may be run by a
   * thread of its own. They are made when they are needed in any case.
   */
  public List<Runnable> renewals() {
    List<Runnable> renewals = new ArrayList<>();
    renewals.add(() -> packed.renew(value));
    renewals.add(() -> packedTransposed.renew(value));
    renewals.add(() -> transposed.renew(value));
    parts.forEach(part -> renewals.addAll(part.renewals()));
    return renewals;
  }

  Packed<Object> packed() {
    return packed.of(value);
  }

  Packed<Object> packedTransposed() {
    return packedTransposed.of(value);
  }

  /** W^T [D x G], a row for each input. */
  Matrix transposed() {
    return transposed.of(value);
  }
}
