package org.unroll.matrix;

import org.unroll.compute.Compute;
import org.unroll.compute.Primitives;

/**
 * How many bits a number has. Training uses {@link #FLOAT32}; gradient checks and comparisons with
 * other libraries use {@link #FLOAT64}.
 */
public enum Precision {
  /** 32-bit floating point, about 7 decimal digits: the default. */
  FLOAT32(Compute.float32()) {
    @Override
    double get(Object array, int index) {
      return ((float[]) array)[index];
    }

    @Override
    void set(Object array, int index, double value) {
      ((float[]) array)[index] = (float) value;
    }

    @Override
    void read(Object array, int at, double[] numbers) {
      float[] x = (float[]) array;
      for (int k = 0; k < numbers.length; k++) {
        numbers[k] = x[at + k];
      }
    }

    @Override
    void write(double[] numbers, Object array, int at) {
      float[] y = (float[]) array;
      for (int k = 0; k < numbers.length; k++) {
        y[at + k] = (float) numbers[k];
      }
    }
  },
  /** 64-bit floating point, about 16 decimal digits. */
  FLOAT64(Compute.float64()) {
    @Override
    double get(Object array, int index) {
      return ((double[]) array)[index];
    }

    @Override
    void set(Object array, int index, double value) {
      ((double[]) array)[index] = value;
    }

    @Override
    void read(Object array, int at, double[] numbers) {
      System.arraycopy(array, at, numbers, 0, numbers.length);
    }

    @Override
    void write(double[] numbers, Object array, int at) {
      System.arraycopy(numbers, 0, array, at, numbers.length);
    }
  };

  private final Primitives<Object> primitives;

  /**
   * The cast is safe because an array of a matrix always comes from its own precision's primitives.
   */
  @SuppressWarnings("unchecked")
  Precision(Primitives<?> primitives) {
    this.primitives = (Primitives<Object>) primitives;
  }

  Primitives<Object> primitives() {
    return primitives;
  }

  abstract double get(Object array, int index);

  abstract void set(Object array, int index, double value);

  /** Copies the numbers from {@code at} on, as many as there is room for. */
  abstract void read(Object array, int at, double[] numbers);

  /** Sets the numbers from {@code at} on. */
  abstract void write(double[] numbers, Object array, int at);
}
