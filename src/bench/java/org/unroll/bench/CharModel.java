package org.unroll.bench;

import com.google.gson.Gson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.unroll.compute.Compute;
import org.unroll.data.Corpus;
import org.unroll.network.Generator;
import org.unroll.network.Network;
import org.unroll.train.Adam;
import org.unroll.train.Evaluation;
import org.unroll.train.History;
import org.unroll.train.Trainer;

/**
 * How fast a character model trains or generates. Training is whole: forward, softmax cross entropy
 * over all steps, full BPTT through the window, clipping to norm 5, Adam, on random symbols in
 * float32.
 *
 * <pre>
 * java --add-modules jdk.incubator.vector -cp target/benchmarks.jar org.unroll.bench.CharModel --preset b-lstm --threads 2
 * </pre>
 *
 * <p>It runs in a {@link SmallHeap} unless the command chooses another. Prints one line of JSON,
 * whose rate is the median of blocks of updates after a warm-up.
 */
public final class CharModel {
  private static final int LONGEST_TEXT = 1_000_000;
  private static final int JUDGED = 200;

  private CharModel() {}

  /** Runs one preset. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    if (SmallHeap.isWanted()) {
      System.exit(SmallHeap.run(arguments));
    }
    Map<String, String> options = options(arguments);
    Preset preset = Preset.of(options.get("--preset"));
    int threads = Integer.parseInt(options.get("--threads"));
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("preset", preset.name());
    result.put("cell", preset.cell());
    result.put("threads", threads);
    result.put("vector", Compute.vectorised());
    if (preset.generates()) {
      generate(preset, result);
    } else {
      train(preset, threads, result);
    }
    result.put("peak_rss_mb", peakResidentMegabytes());
    System.out.println(new Gson().toJson(result));
  }

  private static Map<String, String> options(String[] arguments) {
    Map<String, String> options =
        new LinkedHashMap<>(Map.of("--preset", "a-lstm", "--threads", "2"));
    for (int k = 0; k < arguments.length; k += 2) {
      if (!options.containsKey(arguments[k]) || k + 1 == arguments.length) {
        throw new IllegalArgumentException(
            "Usage: CharModel [--preset NAME] [--threads N], where NAME is one of "
                + Preset.names());
      }
      options.put(arguments[k], arguments[k + 1]);
    }
    return options;
  }

  private static void train(Preset preset, int threads, Map<String, Object> result) {
    Blocks blocks = new Blocks();
    History history =
        new Trainer(preset.network())
            .optimizer(new Adam(0.002))
            .clip(5)
            .batch(preset.batch())
            .truncate(preset.steps())
            .epochs(Integer.MAX_VALUE / 1000)
            .threads(threads)
            .onProgress(progress -> stopWhen(blocks.enough()))
            .train(preset.corpus());
    result.put("chars_per_s", preset.batch() * preset.steps() / blocks.median());
    result.put("first_update_s", blocks.first());
    result.put("loss", history.recentLoss(1));
  }

  private static void generate(Preset preset, Map<String, Object> result) {
    Network network = preset.network();
    Blocks blocks = new Blocks();
    String text =
        new Generator(network)
            .generate(preset.randomText(1), LONGEST_TEXT, symbol -> stopWhen(blocks.enough()));
    Thread.interrupted();
    result.put("us_per_char", blocks.median() * 1e6);
    result.put("loss", lossOf(network, text.substring(text.length() - JUDGED)));
  }

  /** Both the trainer and the generator end at an interrupt. */
  private static void stopWhen(boolean enough) {
    if (enough) {
      Thread.currentThread().interrupt();
    }
  }

  private static double lossOf(Network network, String text) {
    return Evaluation.of(network, Corpus.of(text, network.vocabulary().orElseThrow())).loss();
  }

  private static long peakResidentMegabytes() {
    try {
      for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
        if (line.startsWith("VmHWM:")) {
          return Long.parseLong(line.replaceAll("\\D", "")) / 1024;
        }
      }
    } catch (IOException e) {
      return -1; // not Linux
    }
    return -1;
  }
}
