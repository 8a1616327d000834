package org.unroll.compute;

/** The little that tests need to know about a precision. */
interface Numbers<A> {

  Numbers<float[]> FLOAT32 =
      new Numbers<>() {
        @Override
        public float[] allocate(int length) {
          return new float[length];
        }

        @Override
        public int length(float[] array) {
          return array.length;
        }

        @Override
        public double get(float[] array, int at) {
          return array[at];
        }

        @Override
        public void set(float[] array, int at, double value) {
          array[at] = (float) value;
        }

        @Override
        public double fma(double a, double b, double c) {
          return Fma.fma((float) a, (float) b, (float) c);
        }
      };

  Numbers<double[]> FLOAT64 =
      new Numbers<>() {
        @Override
        public double[] allocate(int length) {
          return new double[length];
        }

        @Override
        public int length(double[] array) {
          return array.length;
        }

        @Override
        public double get(double[] array, int at) {
          return array[at];
        }

        @Override
        public void set(double[] array, int at, double value) {
          array[at] = value;
        }

        @Override
        public double fma(double a, double b, double c) {
          return Fma.fma(a, b, c);
        }
      };

  A allocate(int length);

  int length(A array);

  double get(A array, int at);

  void set(A array, int at, double value);

  /** a * b + c in this precision, rounded as often as the processor does. */
  double fma(double a, double b, double c);
}
