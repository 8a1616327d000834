package org.unroll.kernel;

import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.unroll.kernel.protocol.KernelProcess;

/** One kernel for all tests of a class. */
abstract class SharedKernel {
  static KernelProcess kernel;

  @BeforeAll
  static void startKernel() throws IOException {
    kernel = KernelProcess.start();
  }

  @AfterAll
  static void endKernel() {
    kernel.close();
  }
}
