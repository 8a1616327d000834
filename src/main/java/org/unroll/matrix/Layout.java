package org.unroll.matrix;

import java.util.function.Consumer;
import java.util.function.Supplier;

/** A second form of a matrix's numbers, made again when they have changed since it was made. */
final class Layout<L> {
  private final Supplier<L> make;
  private final Consumer<L> remake;
  private L layout;
  private volatile int madeAt = -1;

  Layout(Supplier<L> make, Consumer<L> remake) {
    this.make = make;
    this.remake = remake;
  }

  L of(Matrix value) {
    return madeAt == value.changes() ? layout : renewed(value);
  }

  /** Makes the form again if it is used and the numbers have changed. */
  void renew(Matrix value) {
    if (madeAt >= 0) {
      of(value);
    }
  }

  private synchronized L renewed(Matrix value) {
    int now = value.changes();
    if (madeAt != now) {
      if (layout == null) {
        layout = make.get();
      } else {
        remake.accept(layout);
      }
      madeAt = now;
    }
    return layout;
  }
}
