package org.unroll.matrix;

import java.util.List;
import java.util.function.DoubleUnaryOperator;

/** A function y = f(a) applied to every number, and its derivative. */
public interface Activation {

  /** y = tanh(a). */
  Activation TANH =
      new BuiltInActivation(
          "tanh", (a, y) -> y.setTanh(a), (y, dy, da) -> da.setTanhBackward(y, dy));

  /** The logistic function y = 1 / (1 + exp(-a)). */
  Activation SIGMOID =
      new BuiltInActivation(
          "sigmoid", (a, y) -> y.setSigmoid(a), (y, dy, da) -> da.setSigmoidBackward(y, dy));

  /** y = max(0, a). */
  Activation RELU =
      new BuiltInActivation(
          "relu", (a, y) -> y.setRelu(a), (y, dy, da) -> da.setReluBackward(y, dy));

  /** y = a. */
  Activation IDENTITY =
      new BuiltInActivation("identity", (a, y) -> y.set(a), (y, dy, da) -> da.set(dy));

  /** All of them. */
  List<Activation> BUILT_IN = List.of(TANH, SIGMOID, RELU, IDENTITY);

  /** What it is called. */
  String name();

  /** y = f(a). */
  void apply(Matrix a, Matrix y);

  /**
   * da = dy * f'(a), where y = f(a). {@code da} may be the matrix {@code a}, as when training: each
   * number of a is read before that of da in its place is written.
   */
  void backward(Matrix a, Matrix y, Matrix dy, Matrix da);

  /**
   * A function of one's own: f and its derivative f', both of a. Slower than the built-in ones.
   *
   * @throws IllegalArgumentException if a built-in one has that name
   */
  static Activation of(String name, DoubleUnaryOperator f, DoubleUnaryOperator derivative) {
    Checks.require(
        BUILT_IN.stream().noneMatch(known -> known.name().equals(name)),
        "Activation: %s is the name of a built-in one. Choose another.",
        name);
    return new OwnActivation(name, f, derivative);
  }

  /**
   * The built-in function of that name.
   *
   * @throws IllegalArgumentException if there is none
   */
  static Activation named(String name) {
    return BUILT_IN.stream()
        .filter(known -> known.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "There is no activation " + name + ". There are: " + BUILT_IN + "."));
  }
}
