package org.unroll.data;

import org.unroll.matrix.Matrix;
import org.unroll.matrix.Precision;

/** What a network's outputs should be, a row of targets for each row of outputs. */
public sealed interface Targets {

  /** The number of rows. */
  int rows();

  /** The rows {@code from} (inclusive) to {@code to} (exclusive). */
  Targets rows(int from, int to);

  /** The same in that precision. */
  Targets to(Precision precision);

  /** These rows, in this order. */
  Targets pick(int[] rows);

  /** One class of K for each row, as its index: {@code ids[from + r]}. */
  record Classes(int[] ids, int from, int rows) implements Targets {
    /** All of {@code ids}. */
    public Classes(int... ids) {
      this(ids, 0, ids.length);
    }

    /** The class of row {@code r}. */
    public int id(int r) {
      return ids[from + r];
    }

    @Override
    public Classes rows(int first, int to) {
      return new Classes(ids, from + first, to - first);
    }

    @Override
    public Classes to(Precision precision) {
      return this;
    }

    @Override
    public Classes pick(int[] picked) {
      int[] chosen = new int[picked.length];
      for (int k = 0; k < picked.length; k++) {
        chosen[k] = id(picked[k]);
      }
      return new Classes(chosen);
    }
  }

  /** Numbers [N x K]. */
  record Values(Matrix values) implements Targets {
    @Override
    public int rows() {
      return values.rows();
    }

    @Override
    public Values rows(int from, int to) {
      return new Values(values.rows(from, to));
    }

    @Override
    public Values to(Precision precision) {
      return values.precision() == precision ? this : new Values(values.to(precision));
    }

    @Override
    public Values pick(int[] picked) {
      return new Values(values.pick(picked));
    }
  }
}
