package org.unroll.compute;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

class ProcessorTest {

  /** {@code mvn verify} runs the laws of computing once more with this option. */
  private static final String NO_AVX = "-XX:UseAVX=0";

  @Test
  void anX86WithoutAvxHas16RegistersAndFusesNothing() {
    assumeTrue(System.getProperty("os.arch").matches("amd64|x86_64"));
    assumeTrue(
        ManagementFactory.getRuntimeMXBean().getInputArguments().contains(NO_AVX),
        "not told " + NO_AVX);
    assertEquals(16, Processor.VECTOR_REGISTERS);
    assertFalse(Processor.FUSES);
  }
}
