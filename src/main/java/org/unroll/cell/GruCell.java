package org.unroll.cell;

import java.util.List;
import org.unroll.matrix.FusedGates;
import org.unroll.matrix.Matrix;
import org.unroll.matrix.Precision;
import org.unroll.matrix.Rows;
import org.unroll.matrix.Weight;
import org.unroll.param.Gradients;
import org.unroll.param.Initializer;
import org.unroll.param.Seed;

/**
 * The GRU cell, its reset gate applied after the recurrent product:
 *
 * <pre>
 * r_t = sigmoid(W_xr x_t + W_hr h_{t-1} + b_r)     reset gate
 * z_t = sigmoid(W_xz x_t + W_hz h_{t-1} + b_z)     update gate
 * u_t = W_hn h_{t-1} + b_hn
 * n_t = tanh(W_xn x_t + b_n + r_t * u_t)           candidate
 * h_t = (1 - z_t) * n_t + z_t * h_{t-1}
 * </pre>
 *
 * <p>x_t [B x D], h_t [B x H]; stacked by gate r | z | n: W_x [3H x D], W_h [3H x H], b [3H]; b_hn
 * [H]. This is the form of PyTorch, and of Keras by default. Source: Chung et al., Empirical
 * evaluation of gated recurrent neural networks, 2014.
 *
 * @see ResetBeforeGruCell
 */
public final class GruCell extends AbstractCell<HiddenState> {
  private final Weight W_x;
  private final Weight W_h;
  private final Weight b;
  private final Weight b_hn;
  private final Weight W_xrz;
  private final Weight W_xn;

  /** In float32. */
  public GruCell(int inputSize, int hiddenSize) {
    this(inputSize, hiddenSize, Precision.FLOAT32, new Seed(42));
  }

  /**
   * Each W_x. begins as Glorot and Bengio (2010) propose, each W_h. orthogonal, the biases as
   * zeros.
   *
   * @param inputSize D
   * @param hiddenSize H
   * @throws IllegalArgumentException if a size is below 1
   */
  public GruCell(int inputSize, int hiddenSize, Precision precision, Seed seed) {
    super("gru", inputSize, hiddenSize, precision, seed);
    W_x = stacked("W_x", inputSize, Initializer.glorot(), "W_xr", "W_xz", "W_xn");
    W_h = stacked("W_h", hiddenSize, Initializer.orthogonal(), "W_hr", "W_hz", "W_hn");
    b = stackedBias("b", "b_r", "b_z", "b_n");
    b_hn = bias("b_hn");
    W_xrz = W_x.rows(0, 2 * hiddenSize);
    W_xn = W_x.rows(2 * hiddenSize, 3 * hiddenSize);
  }

  @Override
  public HiddenState zeroState(int rows) {
    return new HiddenState(zeros(rows));
  }

  /** u lies beside r and z, so that the recurrent product of a step is one. */
  @Override
  public List<Slot> slots() {
    int H = hiddenSize();
    return List.of(
        Slot.of("gates", H, "r", "z", "u", "n"),
        Slot.of("h", H),
        Slot.of("da", H, "da_r", "da_z", "du", "da_n").replacing("gates"));
  }

  /** r | z of the slot "gates" or "da". */
  private Matrix rz(Matrix slot) {
    return slot.columns(0, 2 * hiddenSize());
  }

  /** r | z | u of the slot "gates" or "da". */
  private Matrix rzu(Matrix slot) {
    return slot.columns(0, 3 * hiddenSize());
  }

  @Override
  public void project(Rows x, Slots all) {
    int H = hiddenSize();
    Matrix b_rz = b.value().columns(0, 2 * H);
    Matrix b_n = b.value().columns(2 * H, 3 * H);
    W_xrz.setAffine(x, b_rz, rz(all.get("gates"))); // W_xr x + b_r | W_xz x + b_z
    W_xn.setAffine(x, b_n, all.get("n")); // W_xn x + b_n
    all.get("u").setRows(b_hn.value());
  }

  @Override
  public Step<HiddenState> node(HiddenState previous, Slots slots) {
    return new Node(previous, slots);
  }

  private final class Node extends StepSlots<HiddenState> {
    private final Matrix h_prev;
    private final Matrix gates = value("gates");
    private final Matrix h = value("h");
    private final Matrix da = value("da");
    private final Matrix a_rzu = rzu(gates);
    private final Matrix da_rzu = rzu(da);

    Node(HiddenState previous, Slots slots) {
      super(slots, new HiddenState(slots.get("h")));
      h_prev = previous.h();
    }

    @Override
    public void forward() {
      W_h.addProduct(h_prev, a_rzu); // a_r, a_z += W_h. h_{t-1}; u_t = W_hn h_{t-1} + b_hn
      // r_t, z_t = sigmoid(a_r), sigmoid(a_z)
      // n_t = tanh(W_xn x_t + b_n + r_t * u_t)
      // h_t = (1 - z_t) * n_t + z_t * h_{t-1}
      FusedGates.gru(gates, h_prev, h);
    }

    @Override
    public void backward(HiddenState d) {
      // dn_t = dh_t * (1 - z_t)              da_n = dn_t * (1 - n_t^2)
      // dz_t = dh_t * (h_{t-1} - n_t)        da_z = dz_t * z_t * (1 - z_t)
      // dr_t = da_n * u_t                    da_r = dr_t * r_t * (1 - r_t)
      // du_t = da_n * r_t
      // dh_{t-1} = dh_t * z_t + ...
      FusedGates.gruBackward(gates, h_prev, d.h(), da);
      W_h.addBackward(da_rzu, d.h()); // ... + W_h^T (da_r, da_z, du_t)
    }
  }

  @Override
  public void accumulate(Rows x, Slots all, Gradients into) {
    int H = hiddenSize();
    Matrix da_rz = rz(all.get("da"));
    Matrix da_n = all.get("da_n");
    Matrix dW_x = into.of(W_x); // dW_x = sum over t of (da_r, da_z, da_n) x_t^T
    Matrix db = into.of(b); // db = sum over t of (da_r, da_z, da_n)
    x.addAffineGradients(da_rz, dW_x.rows(0, 2 * H), db.columns(0, 2 * H));
    x.addAffineGradients(da_n, dW_x.rows(2 * H, 3 * H), db.columns(2 * H, 3 * H));
    into.addOuter(W_h, rzu(all.get("da")), all.previousH()); // dW_h, of (da_r, da_z, du) h_{t-1}^T
    into.of(b_hn).addSumOfRows(all.get("du")); // db_hn = sum over t of du_t
  }

  @Override
  public void inputGradient(Slots all, Matrix dx) {
    W_xrz.setBackward(rz(all.get("da")), dx); // dx_t = W_x^T (da_r, da_z, da_n)
    W_xn.addBackward(all.get("da_n"), dx);
  }
}
