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
 * The LSTM cell with a forget gate:
 *
 * <pre>
 * i_t = sigmoid(W_xi x_t + W_hi h_{t-1} + b_i)     input gate
 * f_t = sigmoid(W_xf x_t + W_hf h_{t-1} + b_f)     forget gate
 * g_t = tanh(W_xg x_t + W_hg h_{t-1} + b_g)        candidate
 * o_t = sigmoid(W_xo x_t + W_ho h_{t-1} + b_o)     output gate
 * c_t = f_t * c_{t-1} + i_t * g_t
 * h_t = o_t * tanh(c_t)
 * </pre>
 *
 * <p>x_t [B x D], h_t and c_t [B x H]; stacked by gate i | f | g | o: W_x [4H x D], W_h [4H x H], b
 * [4H]. Source: Hochreiter and Schmidhuber, Long short-term memory, 1997; forget gate by Gers,
 * Schmidhuber and Cummins, 2000.
 */
public final class LstmCell extends AbstractCell<LstmState> {
  private final Weight W_x;
  private final Weight W_h;
  private final Weight b;

  /** With a forget bias of 1, in float32. */
  public LstmCell(int inputSize, int hiddenSize) {
    this(inputSize, hiddenSize, 1, Precision.FLOAT32, new Seed(42));
  }

  /**
   * W_x begins as Glorot and Bengio (2010) propose, each W_h. orthogonal, the biases as 0 but for
   * b_f.
   *
   * @param inputSize D
   * @param hiddenSize H
   * @param forgetBias with what b_f begins; 1 keeps the cell state at first (Jozefowicz et al.,
   *     2015)
   * @throws IllegalArgumentException if a size is below 1
   */
  public LstmCell(
      int inputSize, int hiddenSize, double forgetBias, Precision precision, Seed seed) {
    super("lstm", inputSize, hiddenSize, precision, seed);
    W_x = stacked("W_x", inputSize, Initializer.glorot(), "W_xi", "W_xf", "W_xg", "W_xo");
    W_h = stacked("W_h", hiddenSize, Initializer.orthogonal(), "W_hi", "W_hf", "W_hg", "W_ho");
    b = stackedBias("b", "b_i", "b_f", "b_g", "b_o");
    parameters().get("b_f").fill(forgetBias);
  }

  @Override
  public LstmState zeroState(int rows) {
    return new LstmState(zeros(rows), zeros(rows));
  }

  @Override
  public List<Slot> slots() {
    int H = hiddenSize();
    return List.of(
        Slot.of("gates", H, "i", "f", "g", "o"),
        Slot.of("c", H),
        Slot.of("tanh_c", H),
        Slot.of("h", H),
        Slot.of("da", H, "da_i", "da_f", "da_g", "da_o").replacing("gates"));
  }

  @Override
  public void project(Rows x, Slots all) {
    W_x.setAffine(x, b.value(), all.get("gates")); // z = W_x x + b
  }

  @Override
  public Step<LstmState> node(LstmState previous, Slots slots) {
    return new Node(previous, slots);
  }

  private final class Node extends StepSlots<LstmState> {
    private final LstmState previous;
    private final Matrix gates = value("gates");
    private final Matrix c = value("c");
    private final Matrix tanh_c = value("tanh_c");
    private final Matrix h = value("h");
    private final Matrix da = value("da");

    Node(LstmState previous, Slots slots) {
      super(slots, new LstmState(slots.get("h"), slots.get("c")));
      this.previous = previous;
    }

    @Override
    public void forward() {
      W_h.addProduct(previous.h(), gates); // a_t = W_x x_t + b + W_h h_{t-1}, gate beside gate
      // i_t, f_t, o_t = sigmoid(a_i), sigmoid(a_f), sigmoid(a_o)
      // g_t = tanh(a_g)
      // c_t = f_t * c_{t-1} + i_t * g_t
      // h_t = o_t * tanh(c_t)
      FusedGates.lstm(gates, previous.c(), c, tanh_c, h);
    }

    @Override
    public void backward(LstmState d) {
      // dc_t += dh_t * o_t * (1 - tanh(c_t)^2)
      // di_t = dc_t * g_t             da_i = di_t * i_t * (1 - i_t)
      // df_t = dc_t * c_{t-1}         da_f = df_t * f_t * (1 - f_t)
      // dg_t = dc_t * i_t             da_g = dg_t * (1 - g_t^2)
      // do_t = dh_t * tanh(c_t)       da_o = do_t * o_t * (1 - o_t)
      // dc_{t-1} = dc_t * f_t
      FusedGates.lstmBackward(gates, previous.c(), tanh_c, d.h(), d.c(), da);
      W_h.setBackward(da, d.h()); // dh_{t-1} = W_h^T da_t
    }
  }

  @Override
  public void accumulate(Rows x, Slots all, Gradients into) {
    Matrix da = all.get("da");
    into.addAffine(W_x, b, da, x); // dW_x = sum over t of da_t x_t^T, db = sum over t of da_t
    into.addOuter(W_h, da, all.previousH()); // dW_h = sum over t of da_t h_{t-1}^T
  }

  @Override
  public void inputGradient(Slots all, Matrix dx) {
    W_x.setBackward(all.get("da"), dx); // dx_t = W_x^T da_t
  }
}
