package org.unroll.golden;

import java.util.List;
import org.unroll.data.Batch;
import org.unroll.data.Dataset;
import org.unroll.data.Targets;
import org.unroll.layer.Dense;
import org.unroll.layer.Layer;
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

/** A whole training run of a character model: losses, gradient norms and the last weights. */
final class TrajectoryCase {
  private final GoldenFile file;
  private final Agreement agreement;
  private final TorchWeights torch;
  private final Network network;

  private TrajectoryCase(GoldenFile file, Agreement agreement, Precision precision) {
    this.file = file;
    this.agreement = agreement;
    torch = new TorchWeights(file.text("cell"), file.size("hidden_size"));
    network = network(precision);
  }

  static void check(GoldenFile file) {
    new TrajectoryCase(file, Agreement.float64(file.name()), Precision.FLOAT64).check();
    new TrajectoryCase(file, Agreement.float32(file.name()), Precision.FLOAT32).check();
  }

  private Network network(Precision precision) {
    String nonlinearity = file.has("nonlinearity") ? file.text("nonlinearity") : "tanh";
    NetworkBuilder builder = Network.builder().precision(precision).input(file.size("vocab"));
    for (int k = 0; k < file.size("layers"); k++) {
      builder.recurrent(
          torch.cell(), TorchWeights.maker(torch.cell(), nonlinearity, torch.hiddenSize()));
    }
    return builder.softmax(file.size("vocab")).build();
  }

  private void check() {
    load(file.object("initial"));
    Trainer trainer =
        new Trainer(network)
            .optimizer(Optimizers.named(file.text("optimizer"), file.numbers("hyper")))
            .batch(file.size("batch"))
            .epochs(file.size("sweeps"));
    if (file.has("clip_norm")) {
      trainer.clip(file.number("clip_norm"));
    }
    if (file.has("truncate")) {
      trainer.truncate(file.size("truncate"));
    } else {
      trainer.full();
    }
    History history = trainer.train(new Symbols(file.integerRows("ids"), file.size("vocab")));
    agreement.vector("losses", file.vector("losses"), history.losses());
    agreement.vector("grad_norms", file.vector("grad_norms"), history.gradientNorms());
    compare(file.object("final"));
  }

  private List<Layer> recurrentLayers() {
    return network.layers().subList(0, network.layers().size() - 1);
  }

  private Parameters head() {
    return ((Dense) network.layers().get(network.layers().size() - 1)).parameters();
  }

  private void load(GoldenFile theirs) {
    for (int k = 0; k < recurrentLayers().size(); k++) {
      torch.load(theirs, "rnn.", TorchWeights.suffix(k, 0), recurrentLayers().get(k).parameters());
    }
    TorchWeights.set(head().get("W_hy"), theirs.matrix("out.weight"));
    TorchWeights.set(head().get("b_y"), theirs.vector("out.bias"));
  }

  private void compare(GoldenFile theirs) {
    for (int k = 0; k < recurrentLayers().size(); k++) {
      torch.compareTrained(
          agreement,
          theirs,
          "rnn.",
          TorchWeights.suffix(k, 0),
          recurrentLayers().get(k).parameters()::get);
    }
    Matrix b = head().get("b_y");
    agreement.rows("out.weight", theirs.matrix("out.weight"), head().get("W_hy"));
    agreement.vector("out.bias", theirs.vector("out.bias"), b.toArray()[0]);
  }

  /** One batch of streams side by side: ids [T+1][B], step t reads ids[t] and predicts ids[t+1]. */
  private record Symbols(int[][] ids, int vocabulary) implements Dataset {
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
        System.arraycopy(ids[t], 0, inputs, t * size, size);
        System.arraycopy(ids[t + 1], 0, targets, t * size, size);
      }
      return List.of(
          Batch.ofSteps(
              Packing.even(size, steps),
              OneHot.of(inputs, vocabulary),
              new Targets.Classes(targets)));
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
