package org.unroll.io;

import java.io.IOException;
import java.util.List;
import org.unroll.io.safetensors.TensorFile;
import org.unroll.io.safetensors.TensorWriter;
import org.unroll.matrix.Matrix;

/** Where weights of a network stand in a file. */
sealed interface WeightPlace {
  /** Takes the numbers that were read for a weight. */
  @FunctionalInterface
  interface Receiver {
    void accept(Matrix weight, Matrix numbers);
  }

  /** The tensors in which they stand. */
  List<String> tensors();

  void write(TensorWriter file);

  /** Reads and checks all of its tensors before it hands on any numbers. */
  void read(TensorFile file, Receiver receiver) throws IOException;

  /** A weight that is a tensor as it is. */
  record Whole(String tensor, List<Integer> shape, Matrix weight) implements WeightPlace {
    static Whole matrix(String tensor, Matrix weight) {
      return new Whole(tensor, List.of(weight.rows(), weight.columns()), weight);
    }

    static Whole vector(String tensor, Matrix weight) {
      return new Whole(tensor, List.of(weight.columns()), weight);
    }

    @Override
    public List<String> tensors() {
      return List.of(tensor);
    }

    @Override
    public void write(TensorWriter file) {
      if (shape.size() == 1) {
        file.vector(tensor, weight);
      } else {
        file.matrix(tensor, weight);
      }
    }

    @Override
    public void read(TensorFile file, Receiver receiver) throws IOException {
      receiver.accept(weight, file.read(tensor, shape, weight.precision()));
    }
  }

  /**
   * One bias b in PyTorch's two: written as bias_ih = b and bias_hh = 0, read as b = bias_ih +
   * bias_hh.
   */
  record SummedBias(String input, String hidden, Matrix b) implements WeightPlace {
    @Override
    public List<String> tensors() {
      return List.of(input, hidden);
    }

    @Override
    public void write(TensorWriter file) {
      file.vector(input, b);
      file.vector(hidden, Matrix.zeros(b.precision(), 1, b.columns()));
    }

    @Override
    public void read(TensorFile file, Receiver receiver) throws IOException {
      List<Integer> shape = List.of(b.columns());
      Matrix sum = file.read(input, shape, b.precision());
      addWhereNotZero(sum, file.read(hidden, shape, b.precision()));
      receiver.accept(b, sum);
    }
  }

  /**
   * The biases of a GRU that resets after the product: bias_ih = b, and bias_hh = 0 but for its
   * last third, which is b_hn; the other two thirds are read as their sum.
   */
  record GruBias(String input, String hidden, Matrix b, Matrix b_hn) implements WeightPlace {
    @Override
    public List<String> tensors() {
      return List.of(input, hidden);
    }

    private int hiddenSize() {
      return b_hn.columns();
    }

    @Override
    public void write(TensorWriter file) {
      Matrix second = Matrix.zeros(b.precision(), 1, b.columns());
      second.columns(2 * hiddenSize(), 3 * hiddenSize()).set(b_hn);
      file.vector(input, b);
      file.vector(hidden, second);
    }

    @Override
    public void read(TensorFile file, Receiver receiver) throws IOException {
      List<Integer> shape = List.of(b.columns());
      Matrix sum = file.read(input, shape, b.precision());
      Matrix second = file.read(hidden, shape, b.precision());
      int resetAndUpdate = 2 * hiddenSize();
      addWhereNotZero(sum.columns(0, resetAndUpdate), second.columns(0, resetAndUpdate));
      receiver.accept(b, sum);
      receiver.accept(b_hn, second.columns(resetAndUpdate, 3 * hiddenSize()).copy());
    }
  }

  /** Leaves the bits of a number to which 0 is added, also those of -0. */
  private static void addWhereNotZero(Matrix sum, Matrix second) {
    sum.setMapped(sum, second, (a, b) -> b == 0 ? a : a + b);
  }
}
