package io.github.spencerpark.ijava.runtime;

import io.github.spencerpark.ijava.IJava;
import io.github.spencerpark.ijava.JavaKernel;

/** The running kernel, for cells. */
public final class Kernel {
  private Kernel() {}

  /** The running kernel; null outside of one. */
  public static JavaKernel getKernelInstance() {
    return IJava.getKernelInstance();
  }

  /** Evaluates code as a cell would and gives the value of its last expression. */
  public static Object eval(String code) throws Exception {
    return running().evalRaw(code);
  }

  static JavaKernel running() {
    JavaKernel kernel = getKernelInstance();
    if (kernel == null) {
      throw new IllegalStateException("No IJava kernel runs in this process.");
    }
    return kernel;
  }
}
