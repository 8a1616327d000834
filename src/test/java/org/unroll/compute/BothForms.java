package org.unroll.compute;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.function.BiConsumer;

/**
 * The plain and the vector form of the primitives of one precision, and ways to compare numbers.
 */
abstract class BothForms<A> {

  private static final int[] AWKWARD = {1, 2, 3, 5, 7, 15, 16, 17, 31, 33, 63, 64, 65, 97, 130};

  private final Numbers<A> numbers;
  private final Primitives<A> plain;
  private final Primitives<A> vector;
  private final double ulps;

  /**
   * @param tolerance relative error of one arithmetic result
   */
  BothForms(Numbers<A> numbers, Loops<A> plain, Primitives<A> vector, double tolerance) {
    this.numbers = numbers;
    this.plain = new BlockPrimitives<>(plain);
    this.vector = vector;
    this.ulps = tolerance;
  }

  /**
   * Runs an operation on the same blocks in both forms and compares every number of every block.
   */
  void sameBits(BiConsumer<Primitives<A>, Workspace<A>> operation) {
    for (boolean special : new boolean[] {false, true}) {
      for (int seed = 0; seed < 3; seed++) {
        Workspace<A> first = new Workspace<>(numbers, seed, special);
        Workspace<A> second = new Workspace<>(numbers, seed, special);
        operation.accept(plain, first);
        operation.accept(vector, second);
        for (int b = 0; b < first.blocks().size(); b++) {
          double[] expected = first.before(first.blocks().get(b));
          double[] actual = second.before(second.blocks().get(b));
          for (int i = 0; i < expected.length; i++) {
            int index = i;
            int block = b;
            assertEquals(
                Double.doubleToLongBits(expected[i]),
                Double.doubleToLongBits(actual[i]),
                () ->
                    "block "
                        + block
                        + ", index "
                        + index
                        + ": plain "
                        + expected[index]
                        + ", vector "
                        + actual[index]);
          }
        }
      }
    }
  }

  void sameBitsForSizes(Sized<A> operation) {
    for (int columns : AWKWARD) {
      sameBits((p, w) -> operation.run(p, w, 3, columns));
    }
  }

  interface Sized<A> {
    void run(Primitives<A> p, Workspace<A> w, int rows, int columns);
  }

  Iterable<Primitives<A>> forms() {
    return List.of(plain, vector);
  }

  Numbers<A> numbers() {
    return numbers;
  }

  double get(Block<A> block, int row, int column) {
    return numbers.get(block.array(), block.at(row) + column);
  }

  static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }

  double inner(Block<A> a, Block<A> b) {
    double sum = 0;
    for (int r = 0; r < a.rows(); r++) {
      for (int j = 0; j < a.columns(); j++) {
        sum += get(a, r, j) * get(b, r, j);
      }
    }
    return sum;
  }

  void near(double expected, double actual, double factor) {
    assertEquals(expected, actual, factor * ulps * Math.max(1, Math.abs(expected)));
  }

  void assertSameContent(Block<A> expected, Block<A> actual) {
    for (int r = 0; r < expected.rows(); r++) {
      for (int j = 0; j < expected.columns(); j++) {
        assertEquals(get(expected, r, j), get(actual, r, j), "row " + r + ", column " + j);
      }
    }
  }

  static void assertBits(double[] expected, double[] actual) {
    for (int i = 0; i < expected.length; i++) {
      assertEquals(expected[i], actual[i], "index " + i);
    }
  }
}
