package org.unroll.kernel.magic;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

/** {@code %time}, {@code %%time} and {@code %timeit}. */
final class TimeMagics {
  private static final int RUNS = 7;
  private static final long LONG_ENOUGH_NANOS = 100_000_000;

  private final Notebook notebook;
  private volatile Object sink;

  TimeMagics(Notebook notebook) {
    this.notebook = notebook;
  }

  void register(MagicRegistry registry) {
    BuiltInMagic.of(
            "%time CODE", "Runs code once and tells how long it took.", List.of(), this::line)
        .registerAsLine(registry);
    BuiltInMagic.of(
            "%%time", "Runs the cell once and tells how long it took.", List.of(), this::cell)
        .registerAsCell(registry);
    BuiltInMagic.of(
            "%timeit CODE",
            "Runs code many times and tells the mean time of a run.", List.of(), this::repeat)
        .registerAsLine(registry);
    BuiltInMagic.of(
            "%%timeit",
            "Runs the cell many times and tells the mean time of a run.", List.of(), this::repeat)
        .registerAsCell(registry);
  }

  private Object line(List<String> arguments, String body) throws Exception {
    Object value = timed(code(arguments, body));
    if (value != null) {
      notebook.display(value);
    }
    return value;
  }

  private Object cell(List<String> arguments, String body) throws Exception {
    return timed(code(arguments, body));
  }

  private static String code(List<String> arguments, String body) {
    String code = (String.join(" ", arguments) + "\n" + body).strip();
    if (code.isEmpty()) {
      throw new IllegalArgumentException("There is no code to time.");
    }
    return code;
  }

  private Object timed(String code) throws Exception {
    long cpu = cpuNanos();
    long wall = System.nanoTime();
    try {
      return notebook.evaluate(code);
    } finally {
      long wallTime = System.nanoTime() - wall;
      System.out.println("Time: " + words(wallTime) + " (CPU " + words(cpuNanos() - cpu) + ")");
    }
  }

  /** Of all threads: work is often shared among several. */
  private static long cpuNanos() {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long sum = 0;
    for (long id : threads.getAllThreadIds()) {
      sum += Math.max(0, threads.getThreadCpuTime(id));
    }
    return sum;
  }

  private Object repeat(List<String> arguments, String body) throws Exception {
    Callable<Object> code = notebook.compile(code(arguments, body));
    long loops = 1;
    long nanos = run(code, loops);
    while (nanos < LONG_ENOUGH_NANOS && loops < 1_000_000_000) {
      loops *= nanos < LONG_ENOUGH_NANOS / 10 ? 10 : 2;
      nanos = run(code, loops);
    }
    double[] perLoop = new double[RUNS];
    for (int i = 0; i < RUNS; i++) {
      perLoop[i] = (double) run(code, loops) / loops;
    }
    double mean = Arrays.stream(perLoop).average().orElseThrow();
    double variance =
        Arrays.stream(perLoop).map(t -> (t - mean) * (t - mean)).average().orElseThrow();
    System.out.println(
        words(mean)
            + " ± "
            + words(Math.sqrt(variance))
            + " per loop (mean ± standard deviation of "
            + RUNS
            + " runs, "
            + loops
            + (loops == 1 ? " loop each)" : " loops each)"));
    return null;
  }

  private long run(Callable<Object> code, long loops) throws Exception {
    long begin = System.nanoTime();
    for (long i = 0; i < loops; i++) {
      sink = code.call();
      if (Thread.interrupted()) {
        throw new InterruptedException("%timeit was interrupted");
      }
    }
    return System.nanoTime() - begin;
  }

  static String words(double nanos) {
    if (nanos < 1e3) {
      return String.format(Locale.ROOT, "%.1f ns", nanos);
    }
    if (nanos < 1e6) {
      return String.format(Locale.ROOT, "%.1f µs", nanos / 1e3);
    }
    if (nanos < 1e9) {
      return String.format(Locale.ROOT, "%.1f ms", nanos / 1e6);
    }
    return String.format(Locale.ROOT, "%.2f s", nanos / 1e9);
  }
}
