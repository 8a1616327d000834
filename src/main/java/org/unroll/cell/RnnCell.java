package org.unroll.cell;

import java.util.List;
import org.unroll.matrix.Activation;
import org.unroll.matrix.Matrix;
import org.unroll.matrix.Precision;
import org.unroll.matrix.Rows;
import org.unroll.matrix.Weight;
import org.unroll.param.Gradients;
import org.unroll.param.Initializer;
import org.unroll.param.Seed;

/**
 * The vanilla recurrent cell: h_t = f(W_xh x_t + W_hh h_{t-1} + b_h), with f = tanh unless another
 * is given.
 *
 * <p>x_t [B x D], h_t [B x H]; W_xh [H x D], W_hh [H x H], b_h [H], also called U, W and B. Source:
 * Elman, Finding structure in time, Cognitive Science 14, 1990.
 */
public final class RnnCell extends AbstractCell<HiddenState> {
  private final Activation activation;
  private final Weight W_xh;
  private final Weight W_hh;
  private final Weight b_h;

  /** With tanh and a bias, in float32. */
  public RnnCell(int inputSize, int hiddenSize) {
    this(inputSize, hiddenSize, Activation.TANH, true, Precision.FLOAT32, new Seed(42));
  }

  /**
   * W_xh begins as Glorot and Bengio (2010) propose, W_hh orthogonal, b_h as zeros.
   *
   * @param inputSize D
   * @param hiddenSize H
   * @param activation f
   * @param bias whether there is a b_h
   * @throws IllegalArgumentException if a size is below 1
   */
  public RnnCell(
      int inputSize,
      int hiddenSize,
      Activation activation,
      boolean bias,
      Precision precision,
      Seed seed) {
    super("rnn", inputSize, hiddenSize, precision, seed);
    this.activation = activation;
    W_xh = weight("W_xh", inputSize, Initializer.glorot());
    W_hh = weight("W_hh", hiddenSize, Initializer.orthogonal());
    b_h = bias ? bias("b_h") : null;
    parameters().alias("U", "W_xh");
    parameters().alias("W", "W_hh");
    if (bias) {
      parameters().alias("B", "b_h");
    }
  }

  @Override
  public String describe() {
    String options = activation == Activation.TANH ? "" : " activation=" + activation.name();
    return "rnn " + hiddenSize() + options + (hasBias() ? "" : " bias=false");
  }

  /** f. */
  public Activation activation() {
    return activation;
  }

  /** Whether there is a b_h. */
  public boolean hasBias() {
    return b_h != null;
  }

  @Override
  public HiddenState zeroState(int rows) {
    return new HiddenState(zeros(rows));
  }

  @Override
  public List<Slot> slots() {
    int H = hiddenSize();
    return List.of(Slot.of("a", H), Slot.of("h", H), Slot.of("da", H).replacing("a"));
  }

  @Override
  public void project(Rows x, Slots all) {
    if (hasBias()) {
      W_xh.setAffine(x, b_h.value(), all.get("a")); // z = W_xh x + b_h
    } else {
      W_xh.addProduct(x, all.get("a").fill(0)); // z = W_xh x
    }
  }

  @Override
  public Step<HiddenState> node(HiddenState previous, Slots slots) {
    return new Node(previous, slots);
  }

  private final class Node extends StepSlots<HiddenState> {
    private final HiddenState previous;
    private final Matrix a = value("a");
    private final Matrix h = value("h");
    private final Matrix da = value("da");

    Node(HiddenState previous, Slots slots) {
      super(slots, new HiddenState(slots.get("h")));
      this.previous = previous;
    }

    @Override
    public void forward() {
      W_hh.addProduct(previous.h(), a); // a_t = W_xh x_t + b_h + W_hh h_{t-1}
      activation.apply(a, h); // h_t = f(a_t)
    }

    @Override
    public void backward(HiddenState d) {
      activation.backward(a, h, d.h(), da); // da_t = dh_t * f'(a_t)
      W_hh.setBackward(da, d.h()); // dh_{t-1} = W_hh^T da_t
    }
  }

  @Override
  public void accumulate(Rows x, Slots all, Gradients into) {
    Matrix da = all.get("da");
    if (hasBias()) {
      into.addAffine(W_xh, b_h, da, x); // dW_xh, and db_h = sum over t of da_t
    } else {
      into.addOuter(W_xh, da, x); // dW_xh = sum over t of da_t x_t^T
    }
    into.addOuter(W_hh, da, all.previousH()); // dW_hh = sum over t of da_t h_{t-1}^T
  }

  @Override
  public void inputGradient(Slots all, Matrix dx) {
    W_xh.setBackward(all.get("da"), dx); // dx_t = W_xh^T da_t
  }
}
