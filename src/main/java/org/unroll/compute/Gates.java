package org.unroll.compute;

/**
 * What gated cells compute between two products, one row at a time, apart from the activations. The
 * {@code n} units of a row are neighbours, its gates follow one another; each array is followed by
 * the index where its row begins. Units before {@code from} are left alone.
 *
 * @param <A> {@code float[]} or {@code double[]}
 */
public interface Gates<A> {

  /** c = f * c_prev + i * g, with gates i | f | g | o. */
  void lstmState(A gates, int at, A cPrevious, int cPreviousAt, A c, int cAt, int from, int n);

  /** As {@link Primitives#lstmBackward}. */
  void lstmBackward(
      A gates,
      int at,
      A cPrevious,
      int cPreviousAt,
      A tanhC,
      int tanhCAt,
      A dh,
      int dhAt,
      A dc,
      int dcAt,
      A da,
      int daAt,
      int from,
      int n);

  /** h = (1 - z) * n + z * h_prev, with gates r | z | u | n. */
  void gruState(A gates, int at, A hPrevious, int hPreviousAt, A h, int hAt, int from, int n);

  /** As {@link Primitives#gruBackward}. */
  void gruBackward(
      A gates,
      int at,
      A hPrevious,
      int hPreviousAt,
      A dh,
      int dhAt,
      A da,
      int daAt,
      int from,
      int n);
}
