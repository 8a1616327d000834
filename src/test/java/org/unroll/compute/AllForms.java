package org.unroll.compute;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.unroll.compute.vector.VectorBackend;

/**
 * The forms of the primitives of one precision: plain and, where multiply-adds are fused, with
 * vectors for few and for many registers; and ways to compare numbers.
 */
abstract class AllForms<A> {

  private static final int[] AWKWARD = {1, 2, 3, 5, 7, 15, 16, 17, 31, 33, 63, 64, 65, 97, 130};

  private final Numbers<A> numbers;
  private final List<Primitives<A>> forms;
  private final double ulps;

  /**
   * @param tolerance relative error of one arithmetic result
   */
  AllForms(Numbers<A> numbers, Function<Backend, Loops<A>> precision, double tolerance) {
    this.numbers = numbers;
    this.ulps = tolerance;
    forms =
        backends()
            .map(precision)
            .<Primitives<A>>map(loops -> new BlockPrimitives<>(loops))
            .toList();
  }

  private static Stream<Backend> backends() {
    return Processor.FUSES
        ? Stream.of(new PlainBackend(), new VectorBackend(16), new VectorBackend(32))
        : Stream.of(new PlainBackend());
  }

  /** Runs an operation on the same blocks in all forms and compares every number of every block. */
  void sameBits(BiConsumer<Primitives<A>, Workspace<A>> operation) {
    for (boolean special : new boolean[] {false, true}) {
      for (int seed = 0; seed < 3; seed++) {
        Workspace<A> plain = new Workspace<>(numbers, seed, special);
        operation.accept(forms.get(0), plain);
        for (int form = 1; form < forms.size(); form++) {
          Workspace<A> vector = new Workspace<>(numbers, seed, special);
          operation.accept(forms.get(form), vector);
          sameBits(plain, vector, "form " + form);
        }
      }
    }
  }

  private static <A> void sameBits(Workspace<A> plain, Workspace<A> vector, String form) {
    for (int b = 0; b < plain.blocks().size(); b++) {
      double[] expected = plain.before(plain.blocks().get(b));
      double[] actual = vector.before(vector.blocks().get(b));
      for (int i = 0; i < expected.length; i++) {
        String place = form + ", block " + b + ", index " + i;
        assertEquals(
            Double.doubleToLongBits(expected[i]), Double.doubleToLongBits(actual[i]), () -> place);
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
    return forms;
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
