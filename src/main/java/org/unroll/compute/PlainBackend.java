package org.unroll.compute;

/** Plain loops, in forms that the compiler turns into vector instructions where it can. */
public final class PlainBackend implements Backend {

  @Override
  public Loops<float[]> float32() {
    return new Loops<>(new Spans32(), new Activations32(), new Gates32(), new PlainTiles32());
  }

  @Override
  public Loops<double[]> float64() {
    return new Loops<>(new Spans64(), new Activations64(), new Gates64(), new PlainTiles64());
  }
}
