package org.unroll.compute;

/** One way of computing: the innermost loops of both precisions. */
public interface Backend {

  Loops<float[]> float32();

  Loops<double[]> float64();
}
