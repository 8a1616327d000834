package org.unroll.golden;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.unroll.data.Batch;
import org.unroll.data.Dataset;
import org.unroll.data.Targets;
import org.unroll.matrix.Matrix;
import org.unroll.matrix.OneHot;
import org.unroll.matrix.Packing;
import org.unroll.matrix.Precision;
import org.unroll.network.Network;
import org.unroll.network.NetworkBuilder;
import org.unroll.param.Parameters;
import org.unroll.param.Seed;
import org.unroll.train.History;
import org.unroll.train.Optimizers;
import org.unroll.train.Trainer;

/** A whole training run of PyTorch's, done again by {@link Trainer}. */
final class TrajectoryGolden {
  private static final Gson GSON = new Gson();

  private final JsonObject golden;
  private final Precision precision;
  private final String cell;
  private final int layers;
  private final int hidden;

  private TrajectoryGolden(JsonObject golden, Precision precision) {
    this.golden = golden;
    this.precision = precision;
    cell = golden.get("cell").getAsString();
    layers = golden.get("layers").getAsInt();
    hidden = golden.get("hidden_size").getAsInt();
  }

  /** Fails unless losses, gradient norms and final weights are PyTorch's, within the precision's bound. */
  static void check(JsonObject golden, Precision precision) {
    new TrajectoryGolden(golden, precision).check();
  }

  private void check() {
    Network network = network();
    setWeights(network.parameters());
    Trainer trainer =
        new Trainer(network)
            .optimizer(Optimizers.named(golden.get("optimizer").getAsString(), hyper()))
            .epochs(golden.get("sweeps").getAsInt())
            .batch(golden.get("batch").getAsInt())
            .threads(2);
    if (!golden.get("clip_norm").isJsonNull()) {
      trainer.clip(golden.get("clip_norm").getAsDouble());
    }
    if (golden.get("truncate").isJsonNull()) {
      trainer.full();
    } else {
      trainer.truncate(golden.get("truncate").getAsInt());
    }
    History history = trainer.train(new Symbols(matrix(golden, "ids"), golden.get("vocab").getAsInt()));
    checkAll("losses", GSON.fromJson(golden.get("losses"), double[].class), history.losses());
    checkAll(
        "grad_norms",
        GSON.fromJson(golden.get("grad_norms"), double[].class),
        history.gradientNorms());
    checkWeights(network.parameters());
  }

  private Network network() {
    int symbols = golden.get("vocab").getAsInt();
    NetworkBuilder builder = Network.builder().precision(precision).input(symbols);
    for (int k = 0; k < layers; k++) {
      switch (cell) {
        case "rnn" -> builder.rnn(hidden);
        case "lstm" -> builder.lstm(hidden);
        case "gru" -> builder.gru(hidden);
        default -> throw new IllegalArgumentException("No cell " + cell);
      }
    }
    return builder.softmax(symbols).build();
  }

  private Map<String, Double> hyper() {
    Map<String, Double> hyper = new HashMap<>();
    golden
        .getAsJsonObject("hyper")
        .entrySet()
        .forEach(e -> hyper.put(e.getKey(), e.getValue().getAsDouble()));
    return hyper;
  }

  private interface Use {
    void of(String name, Matrix ours, double[][] theirs);
  }

  private void setWeights(Parameters parameters) {
    JsonObject initial = golden.getAsJsonObject("initial");
    forEachWeight(
        parameters, initial, (name, ours, theirs) -> ours.set(Matrix.of(precision, theirs)));
  }

  private void checkWeights(Parameters parameters) {
    JsonObject last = golden.getAsJsonObject("final");
    forEachWeight(
        parameters,
        last,
        (name, ours, theirs) -> {
          for (int r = 0; r < theirs.length; r++) {
            checkAll(name + " row " + r, theirs[r], ours.toArray()[r]);
          }
        });
  }

  private void forEachWeight(Parameters parameters, JsonObject theirs, Use use) {
    for (int k = 0; k < layers; k++) {
      String ours = cell + (k == 0 ? "" : k + 1) + ".";
      String suffix = "_l" + k;
      boolean rnn = cell.equals("rnn");
      use.of(
          "weight_ih" + suffix,
          parameters.get(ours + (rnn ? "W_xh" : "W_x")),
          matrix(theirs, "rnn.weight_ih" + suffix));
      use.of(
          "weight_hh" + suffix,
          parameters.get(ours + (rnn ? "W_hh" : "W_h")),
          matrix(theirs, "rnn.weight_hh" + suffix));
      use.of(
          "bias_ih" + suffix,
          parameters.get(ours + (rnn ? "b_h" : "b")),
          row(theirs, "rnn.bias_ih" + suffix, 0));
      if (cell.equals("gru")) {
        use.of(
            "b_hn" + suffix,
            parameters.get(ours + "b_hn"),
            row(theirs, "rnn.bias_hh" + suffix, 2 * hidden));
      }
    }
    use.of("out.weight", parameters.get("dense.W_hy"), matrix(theirs, "out.weight"));
    use.of("out.bias", parameters.get("dense.b_y"), row(theirs, "out.bias", 0));
  }

  private static double[][] matrix(JsonObject of, String name) {
    assertTrue(of.has(name), () -> "no " + name);
    return GSON.fromJson(of.get(name), double[][].class);
  }

  private static double[][] row(JsonObject of, String name, int from) {
    double[] all = GSON.fromJson(of.get(name), double[].class);
    return new double[][] {java.util.Arrays.copyOfRange(all, from, all.length)};
  }

  private void checkAll(String what, double[] theirs, double[] ours) {
    assertEquals(theirs.length, ours.length, what);
    boolean single = precision == Precision.FLOAT32;
    for (int k = 0; k < theirs.length; k++) {
      double bound =
          single ? 1e-5 + 1e-3 * Math.abs(theirs[k]) : 1e-9 + 1e-7 * Math.abs(theirs[k]);
      assertEquals(theirs[k], ours[k], bound, what + " [" + k + "]");
    }
  }

  /** The symbols of all sequences, [T + 1][B], out of {@code vocabulary}. */
  private record Symbols(double[][] ids, int vocabulary) implements Dataset {
    @Override
    public Iterable<Batch> batches(int size, Seed shuffle) {
      return batches(size);
    }

    @Override
    public Iterable<Batch> batches(int size) {
      int steps = ids.length - 1;
      int[] inputs = new int[steps * size];
      int[] targets = new int[steps * size];
      for (int t = 0; t < steps; t++) {
        for (int b = 0; b < size; b++) {
          inputs[t * size + b] = (int) ids[t][b];
          targets[t * size + b] = (int) ids[t + 1][b];
        }
      }
      return List.of(
          Batch.ofSteps(
              Packing.even(size, steps), OneHot.of(inputs, vocabulary), new Targets.Classes(targets)));
    }

    @Override
    public int defaultBatch() {
      return ids[0].length;
    }

    @Override
    public int defaultWindow() {
      return 0;
    }
  }
}
