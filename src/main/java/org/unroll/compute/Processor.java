package org.unroll.compute;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;
import java.util.Optional;

/** What the processor has to compute with, as far as Java uses it. */
public final class Processor {

  /**
   * Whether a fused multiply-add is an instruction. Where it is none, {@link Math#fma} computes
   * with decimals of any length instead, ten thousand times slower.
   */
  public static final boolean FUSES = !option("UseFMA").equals(Optional.of("false"));

  /** How many vectors its registers hold: 16 on x86 without AVX-512, else 32. */
  public static final int VECTOR_REGISTERS =
      option("UseAVX").map(Integer::valueOf).filter(avx -> avx < 3).isPresent() ? 16 : 32;

  private Processor() {}

  /** An option of the JVM, set for this processor at its start; none if it has no such option. */
  private static Optional<String> option(String name) {
    try {
      return Optional.ofNullable(ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class))
          .map(vm -> vm.getVMOption(name).getValue());
    } catch (IllegalArgumentException | LinkageError noSuchOptionOrBean) {
      return Optional.empty();
    }
  }
}
