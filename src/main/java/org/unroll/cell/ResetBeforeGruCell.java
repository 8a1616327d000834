package org.unroll.cell;

import java.util.List;
import org.unroll.matrix.Matrix;
import org.unroll.matrix.Precision;
import org.unroll.matrix.Rows;
import org.unroll.matrix.Weight;
import org.unroll.param.Gradients;
import org.unroll.param.Initializer;
import org.unroll.param.Seed;

/**
 * The GRU cell, its reset gate applied before the recurrent product:
 *
 * <pre>
 * r_t = sigmoid(W_xr x_t + W_hr h_{t-1} + b_r)            reset gate
 * z_t = sigmoid(W_xz x_t + W_hz h_{t-1} + b_z)            update gate
 * n_t = tanh(W_xn x_t + W_hn (r_t * h_{t-1}) + b_n)       candidate
 * h_t = (1 - z_t) * n_t + z_t * h_{t-1}
 * </pre>
 *
 * <p>x_t [B x D], h_t [B x H]; stacked by gate r | z | n: W_x [3H x D], W_h [3H x H], b [3H].
 * Source: Cho et al., Learning phrase representations using RNN encoder-decoder, 2014.
 *
 * @see GruCell
 */
public final class ResetBeforeGruCell extends AbstractCell<HiddenState> {
  private final Weight W_x;
  private final Weight W_h;
  private final Weight b;
  private final Weight W_hrz;
  private final Weight W_hn;

  /** In float32. */
  public ResetBeforeGruCell(int inputSize, int hiddenSize) {
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
  public ResetBeforeGruCell(int inputSize, int hiddenSize, Precision precision, Seed seed) {
    super("gru", inputSize, hiddenSize, precision, seed);
    W_x = stacked("W_x", inputSize, Initializer.glorot(), "W_xr", "W_xz", "W_xn");
    W_h = stacked("W_h", hiddenSize, Initializer.orthogonal(), "W_hr", "W_hz", "W_hn");
    b = stackedBias("b", "b_r", "b_z", "b_n");
    W_hrz = W_h.rows(0, 2 * hiddenSize);
    W_hn = W_h.rows(2 * hiddenSize, 3 * hiddenSize);
  }

  @Override
  public String describe() {
    return "gru " + hiddenSize() + " reset=before";
  }

  @Override
  public HiddenState zeroState(int rows) {
    return new HiddenState(zeros(rows));
  }

  @Override
  public List<Slot> slots() {
    int H = hiddenSize();
    return List.of(
        Slot.of("gates", H, "r", "z", "n"),
        Slot.of("rh", H),
        Slot.of("h", H),
        Slot.of("da", H, "da_r", "da_z", "da_n"),
        Slot.of("drh", H));
  }

  /** r | z of the slot "gates" or "da". */
  private Matrix rz(Matrix slot) {
    return slot.columns(0, 2 * hiddenSize());
  }

  @Override
  public void project(Rows x, Slots all) {
    W_x.setAffine(x, b.value(), all.get("gates")); // z = W_x x + b
  }

  @Override
  public Step<HiddenState> node(HiddenState previous, Slots slots) {
    return new Node(previous, slots);
  }

  private final class Node extends StepSlots<HiddenState> {
    private final Matrix h_prev;
    private final Matrix r = value("r");
    private final Matrix z = value("z");
    private final Matrix n = value("n");
    private final Matrix h = value("h");
    private final Matrix da_r = value("da_r");
    private final Matrix da_z = value("da_z");
    private final Matrix da_n = value("da_n");
    private final Matrix rh = value("rh");
    private final Matrix drh = value("drh");
    private final Matrix a_rz = rz(value("gates"));
    private final Matrix da_rz = rz(value("da"));

    Node(HiddenState previous, Slots slots) {
      super(slots, new HiddenState(slots.get("h")));
      h_prev = previous.h();
    }

    @Override
    public void forward() {
      W_hrz.addProduct(h_prev, a_rz); // a_r, a_z += W_h. h_{t-1}
      r.setSigmoid(r); // r_t = sigmoid(a_r)
      z.setSigmoid(z); // z_t = sigmoid(a_z)
      rh.setProduct(r, h_prev);
      W_hn.addProduct(rh, n); // a_n += W_hn (r_t * h_{t-1})
      n.setTanh(n); // n_t = tanh(a_n)
      h.set(h_prev)
          .addScaled(-1, n)
          .setProduct(z, h)
          .add(n); // h_t = (1 - z_t) * n_t + z_t * h_{t-1}
    }

    @Override
    public void backward(HiddenState d) {
      Matrix dh = d.h();
      da_z.set(h_prev).addScaled(-1, n); // dz_t = dh_t * (h_{t-1} - n_t)
      da_z.setProduct(dh, da_z).setSigmoidBackward(z, da_z);
      da_n.set(dh); // dn_t = dh_t * (1 - z_t)
      dh.setProduct(dh, z); // dh_{t-1} = dh_t * z_t + ...
      da_n.addScaled(-1, dh).setTanhBackward(n, da_n);
      W_hn.setBackward(da_n, drh); // d(r_t * h_{t-1}) = W_hn^T da_n
      da_r.setProduct(drh, h_prev).setSigmoidBackward(r, da_r); // dr_t = d(r_t * h_{t-1}) * h_{t-1}
      dh.addProduct(drh, r); // ... + d(r_t * h_{t-1}) * r_t
      W_hrz.addBackward(da_rz, dh); // ... + W_h^T (da_r, da_z)
    }
  }

  @Override
  public void accumulate(Rows x, Slots all, Gradients into) {
    int H = hiddenSize();
    Matrix da = all.get("da");
    Matrix dW_h = into.of(W_h);
    into.addAffine(W_x, b, da, x); // dW_x = sum over t of da_t x_t^T, db = sum over t of da_t
    all.previousH().addOuter(rz(da), dW_h.rows(0, 2 * H)); // dW_hr, dW_hz, of da h_{t-1}^T
    all.get("rh").addOuter(all.get("da_n"), dW_h.rows(2 * H, 3 * H)); // dW_hn, of da_n (r*h)^T
  }

  @Override
  public void inputGradient(Slots all, Matrix dx) {
    W_x.setBackward(all.get("da"), dx); // dx_t = W_x^T da_t
  }
}
