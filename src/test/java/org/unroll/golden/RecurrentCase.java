package org.unroll.golden;

import java.util.ArrayList;
import java.util.List;
import org.unroll.cell.CellMaker;
import org.unroll.layer.Bidirectional;
import org.unroll.layer.Layer;
import org.unroll.layer.Merge;
import org.unroll.layer.Recurrent;
import org.unroll.layer.Unrolled;
import org.unroll.matrix.Matrix;
import org.unroll.matrix.Precision;
import org.unroll.network.Network;
import org.unroll.network.NetworkBuilder;
import org.unroll.network.NetworkState;
import org.unroll.network.UnrolledNetwork;
import org.unroll.param.Gradients;
import org.unroll.param.Parameters;

/** Stacked recurrent layers: outputs, last states, and all gradients. */
final class RecurrentCase {
  private final GoldenFile file;
  private final Agreement agreement;
  private final TorchWeights torch;
  private final TorchBatch batch;
  private final Network network;
  private final List<Parameters> cells = new ArrayList<>();
  private final List<String> suffixes = new ArrayList<>();

  private RecurrentCase(GoldenFile file) {
    this.file = file;
    agreement = Agreement.float64(file.name());
    torch = new TorchWeights(file.text("cell"), file.size("hidden_size"));
    batch = TorchBatch.of(file.integers("lengths"));
    network = network();
    for (int k = 0; k < network.layers().size(); k++) {
      List<Parameters> directions = directions(network.layers().get(k));
      for (int d = 0; d < directions.size(); d++) {
        cells.add(directions.get(d));
        suffixes.add(TorchWeights.suffix(k, d));
      }
    }
  }

  static void check(GoldenFile file) {
    new RecurrentCase(file).check();
  }

  private Network network() {
    String nonlinearity = file.has("nonlinearity") ? file.text("nonlinearity") : "tanh";
    CellMaker maker = TorchWeights.maker(torch.cell(), nonlinearity, torch.hiddenSize());
    NetworkBuilder builder =
        Network.builder().precision(Precision.FLOAT64).input(file.size("input_size"));
    for (int k = 0; k < file.size("layers"); k++) {
      if (file.is("bidirectional")) {
        builder.bidirectional(maker, Merge.CONCAT);
      } else {
        builder.recurrent(torch.cell(), maker);
      }
    }
    return builder.build();
  }

  private static List<Parameters> directions(Layer layer) {
    return layer instanceof Bidirectional both
        ? List.of(both.forward().parameters(), both.backward().parameters())
        : List.of(((Recurrent<?>) layer).parameters());
  }

  private void check() {
    GoldenFile weights = file.object("weights");
    for (int k = 0; k < cells.size(); k++) {
      torch.load(weights, "", suffixes.get(k), cells.get(k));
    }
    UnrolledNetwork run = network.unroll(batch.packing());
    NetworkState state = NetworkState.zero(network, batch.packing().sequences());
    for (int k = 0; k < cells.size(); k++) {
      set(state.states().get(k).parts(), "h0", "c0", k);
    }
    run.start(state);
    run.forward(batch.pack(file.tensor("x")));
    run.finish(state);
    compareOutputs(run, state);

    for (int k = 0; k < cells.size(); k++) {
      set(run.unrolled().get(k).finalGradient().parts(), "grad_hn", "grad_cn", k);
    }
    Gradients gradients = network.gradients();
    run.backward(batch.pack(file.tensor("grad_y")), gradients);
    compareGradients(run, gradients);
  }

  private void set(List<Matrix> parts, String h, String c, int k) {
    parts.get(0).set(batch.sort(file.tensor(h)[k]));
    if (parts.size() == 2) {
      parts.get(1).set(batch.sort(file.tensor(c)[k]));
    }
  }

  private void compare(List<Matrix> parts, String h, String c, int k) {
    agreement.rows(h + " " + k, batch.sort(file.tensor(h)[k]).toArray(), parts.get(0));
    if (parts.size() == 2) {
      agreement.rows(c + " " + k, batch.sort(file.tensor(c)[k]).toArray(), parts.get(1));
    }
  }

  private void comparePacked(String field, Matrix ours) {
    double[][][] theirs = file.tensor(field);
    double[][][] unpacked = batch.unpack(ours, theirs.length);
    for (int t = 0; t < theirs.length; t++) {
      for (int b = 0; b < theirs[t].length; b++) {
        agreement.vector(field + "[" + t + "][" + b + "]", theirs[t][b], unpacked[t][b]);
      }
    }
  }

  private void compareOutputs(UnrolledNetwork run, NetworkState last) {
    comparePacked("y", run.outputs());
    double loss = dot(run.outputs(), batch.pack(file.tensor("grad_y")));
    for (int k = 0; k < cells.size(); k++) {
      List<Matrix> parts = last.states().get(k).parts();
      compare(parts, "hn", "cn", k);
      loss += dot(parts.get(0), batch.sort(file.tensor("grad_hn")[k]));
      if (parts.size() == 2) {
        loss += dot(parts.get(1), batch.sort(file.tensor("grad_cn")[k]));
      }
    }
    agreement.number("loss", file.number("loss"), loss);
  }

  private void compareGradients(UnrolledNetwork run, Gradients gradients) {
    comparePacked("grad_x", run.passes().get(0).inputGradient());
    GoldenFile theirs = file.object("grad_weights");
    for (int k = 0; k < cells.size(); k++) {
      Unrolled<?> unrolled = run.unrolled().get(k);
      compare(unrolled.initialGradient().parts(), "grad_h0", "grad_c0", k);
      Parameters cell = cells.get(k);
      torch.compareGradients(
          agreement, theirs, suffixes.get(k), name -> gradients.of(cell.weight(name)));
    }
  }

  static double dot(Matrix a, Matrix b) {
    double sum = 0;
    for (int r = 0; r < a.rows(); r++) {
      for (int c = 0; c < a.columns(); c++) {
        sum += a.get(r, c) * b.get(r, c);
      }
    }
    return sum;
  }
}
