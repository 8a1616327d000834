package org.unroll.golden;

import org.unroll.cell.HiddenState;
import org.unroll.cell.ResetBeforeGruCell;
import org.unroll.layer.Noise;
import org.unroll.layer.Recurrent;
import org.unroll.layer.Unrolled;
import org.unroll.matrix.Matrix;
import org.unroll.matrix.Precision;
import org.unroll.param.Gradients;
import org.unroll.param.Seed;

/** The GRU whose reset gate is applied before the recurrent product. */
final class ResetBeforeCase {
  private ResetBeforeCase() {}

  static void check(GoldenFile file) {
    ResetBeforeGruCell cell =
        new ResetBeforeGruCell(
            file.size("input_size"), file.size("hidden_size"), Precision.FLOAT64, new Seed(1));
    GoldenFile weights = file.object("weights");
    for (String name : weights.json().keySet()) {
      if (name.startsWith("b_")) {
        TorchWeights.set(cell.parameters().get(name), weights.vector(name));
      } else {
        TorchWeights.set(cell.parameters().get(name), weights.matrix(name));
      }
    }
    int[] lengths = new int[file.size("batch")];
    java.util.Arrays.fill(lengths, file.size("time"));
    TorchBatch batch = TorchBatch.of(file.has("lengths") ? file.integers("lengths") : lengths);

    Unrolled<HiddenState> run = new Recurrent<>("gru", cell).pass(batch.packing());
    run.initialState().h().set(batch.sort(file.matrix("h0")));
    Matrix y = run.forward(batch.pack(file.tensor("x")), Noise.NONE);
    Matrix dy = batch.pack(file.tensor("grad_y"));
    Gradients gradients = new Gradients(cell.parameters());
    run.backward(dy, gradients);

    Agreement agreement = Agreement.float64(file.name());
    agreement.rows("y", batch.pack(file.tensor("y")).toArray(), y);
    agreement.number("loss", file.number("loss"), RecurrentCase.dot(y, dy));
    agreement.rows("grad_x", batch.pack(file.tensor("grad_x")).toArray(), run.inputGradient());
    agreement.rows(
        "grad_h0", batch.sort(file.matrix("grad_h0")).toArray(), run.initialGradient().h());
    GoldenFile theirs = file.object("grad_weights");
    for (String name : theirs.json().keySet()) {
      Matrix ours = gradients.get(name);
      if (name.startsWith("b_")) {
        agreement.vector(name, theirs.vector(name), ours.toArray()[0]);
      } else {
        agreement.rows(name, theirs.matrix(name), ours);
      }
    }
  }
}
