package io.github.spencerpark.ijava;

/** The kernel of this process, under the name by which notebooks of the IJava family know it. */
public final class IJava {
  public static final String COMPILER_OPTS_KEY = "IJAVA_COMPILER_OPTS";
  public static final String TIMEOUT_DURATION_KEY = "IJAVA_TIMEOUT";
  public static final String CLASSPATH_KEY = "IJAVA_CLASSPATH";
  public static final String STARTUP_SCRIPTS_KEY = "IJAVA_STARTUP_SCRIPTS_PATH";
  public static final String STARTUP_SCRIPT_KEY = "IJAVA_STARTUP_SCRIPT";

  /** The release of IJava whose notebooks run here. */
  public static final String VERSION = "1.3.0";

  private static volatile JavaKernel kernel;

  private IJava() {}

  /** The running kernel; null outside of one. */
  public static JavaKernel getKernelInstance() {
    return kernel;
  }

  /** Names the running kernel. */
  public static void attach(JavaKernel running) {
    kernel = running;
  }
}
