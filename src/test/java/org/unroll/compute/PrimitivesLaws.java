package org.unroll.compute;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.BiConsumer;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What must hold for the primitives of either precision, whatever their form. */
abstract class PrimitivesLaws<A> extends AllForms<A> {

  PrimitivesLaws(Numbers<A> numbers, Function<Backend, Loops<A>> precision, double tolerance) {
    super(numbers, precision, tolerance);
  }

  @Test
  void theVectorFormIsTheOneInUseWhereItIsFast() {
    assertEquals(
        Processor.FUSES,
        Compute.vectorised(),
        "run the tests with --add-modules jdk.incubator.vector");
  }

  @Test
  void arithmeticHasTheSameBitsInAllForms() {
    sameBitsForSizes((p, w, r, c) -> p.fill(0.1, w.block(r, c)));
    sameBitsForSizes((p, w, r, c) -> p.copy(w.block(r, c), w.block(r, c)));
    sameBitsForSizes((p, w, r, c) -> p.scale(0.3, w.block(r, c)));
    sameBitsForSizes((p, w, r, c) -> p.addScaled(0.3, w.block(r, c), w.block(r, c)));
    sameBitsForSizes((p, w, r, c) -> p.multiply(w.block(r, c), w.block(r, c), w.block(r, c)));
    sameBitsForSizes((p, w, r, c) -> p.multiplyAdd(w.block(r, c), w.block(r, c), w.block(r, c)));
    sameBitsForSizes((p, w, r, c) -> p.relu(w.block(r, c), w.block(r, c)));
    sameBitsForSizes(
        (p, w, r, c) -> p.sigmoidBackward(w.block(r, c), w.block(r, c), w.block(r, c)));
    sameBitsForSizes((p, w, r, c) -> p.tanhBackward(w.block(r, c), w.block(r, c), w.block(r, c)));
    sameBitsForSizes((p, w, r, c) -> p.reluBackward(w.block(r, c), w.block(r, c), w.block(r, c)));
  }

  @Test
  void activationsHaveTheSameBitsInAllForms() {
    sameBitsForSizes((p, w, r, c) -> p.sigmoid(w.block(r, c), w.block(r, c)));
    sameBitsForSizes((p, w, r, c) -> p.tanh(w.block(r, c), w.block(r, c)));
    sameBitsForSizes((p, w, r, c) -> p.softmax(w.block(r, c), w.block(r, c)));
    sameBitsForSizes(
        (p, w, r, c) -> {
          Block<A> x = w.block(r, c);
          p.tanh(x, x);
          p.sigmoid(x, x);
          p.softmax(x, x);
        });
  }

  @Test
  void rowOperationsHaveTheSameBitsInAllForms() {
    sameBitsForSizes((p, w, r, c) -> p.addRow(w.block(1, c), w.block(r, c)));
    sameBitsForSizes((p, w, r, c) -> p.sumRows(w.block(r, c), w.block(1, c)));
    sameBitsForSizes(
        (p, w, r, c) -> p.gather(w.block(5, c), w.ids(r + 2, 5), 2, w.block(1, c), w.block(r, c)));
    sameBitsForSizes((p, w, r, c) -> p.gatherAdd(w.block(5, c), w.ids(r + 2, 5), 2, w.block(r, c)));
    sameBitsForSizes(
        (p, w, r, c) -> p.scatterAdd(w.block(r, c), w.ids(r + 2, 5), 2, w.block(5, c)));
    sameBitsForSizes(
        (p, w, r, c) -> p.scatterAddColumns(w.block(r, c), w.ids(r + 2, 5), 2, w.block(c, 5)));
    sameBitsForSizes(
        (p, w, r, c) ->
            p.scatterAddColumns(w.block(r, c), w.ids(r + 2, 5), 2, w.block(c, 5), w.block(1, c)));
    sameBitsForSizes((p, w, r, c) -> p.transpose(w.block(r, c), w.block(c, r)));
    sameBitsForSizes(
        (p, w, r, c) -> {
          double loss = p.crossEntropy(w.block(r, c), w.ids(r + 1, c), 1, 0.1, w.block(r, c));
          p.fill(loss, w.block(1, 1));
        });
    sameBitsForSizes((p, w, r, c) -> p.fill(p.sumOfSquares(w.block(r, c)), w.block(1, 1)));
  }

  @Test
  void gatedCellsHaveTheSameBitsInAllForms() {
    sameBitsForSizes(
        (p, w, r, c) -> {
          Block<A> gates = w.block(r, 4 * c);
          Block<A> cPrevious = w.block(r, c);
          Block<A> tanhC = w.block(r, c);
          p.lstmForward(gates, cPrevious, w.block(r, c), tanhC, w.block(r, c));
          p.lstmBackward(gates, cPrevious, tanhC, w.block(r, c), w.block(r, c), gates);
        });
    sameBitsForSizes(
        (p, w, r, c) -> {
          Block<A> gates = w.block(r, 4 * c);
          Block<A> hPrevious = w.block(r, c);
          p.gruForward(gates, hPrevious, w.block(r, c));
          p.gruBackward(gates, hPrevious, w.block(r, c), gates);
        });
  }

  @Test
  void adamHasTheSameBitsInAllForms() {
    Primitives.Adam step = new Primitives.Adam(0.002, 0.9, 0.999, 1e-8, 0.19, 0.002);
    sameBitsForSizes(
        (p, w, r, c) -> p.adam(w.block(r, c), w.block(r, c), w.block(r, c), w.block(r, c), step));
  }

  @ParameterizedTest
  @CsvSource({
    "1,1,1",
    "1,64,64",
    "3,5,2",
    "4,64,9",
    "5,65,7",
    "7,130,33",
    "9,17,64",
    "70,96,1025",
    "2,1030,257"
  })
  void aProductAddsOneChainOfFusedMultiplyAddsInOrderToEveryElement(int b, int g, int h) {
    for (Primitives<A> p : forms()) {
      Workspace<A> w = new Workspace<>(numbers(), 1, false);
      Block<A> x = w.block(b, h);
      Block<A> weights = w.block(g, h);
      Block<A> y = w.block(b, g);
      double[] expected = w.before(y);
      for (int r = 0; r < b; r++) {
        for (int j = 0; j < g; j++) {
          double chain = 0;
          for (int k = 0; k < h; k++) {
            chain = numbers().fma(get(x, r, k), get(weights, j, k), chain);
          }
          int at = y.at(r) + j;
          expected[at] = numbers().fma(1, expected[at], chain);
        }
      }
      p.product(x, p.pack(weights), y);
      assertBits(expected, w.before(y));
    }
  }

  @ParameterizedTest
  @CsvSource({"1,1,1", "1,64,64", "3,5,2", "4,64,9", "5,65,7", "7,130,33", "9,17,64"})
  void productWithATransposedPackIsProductWithTheTransposedMatrix(int b, int g, int h) {
    for (Primitives<A> p : forms()) {
      Workspace<A> w = new Workspace<>(numbers(), 2, false);
      Block<A> x = w.block(b, g);
      Block<A> weights = w.block(g, h);
      Block<A> transposed = w.block(h, g);
      Block<A> y = w.block(b, h);
      Block<A> z = w.block(b, h);
      p.copy(y, z);
      p.transpose(weights, transposed);
      p.product(x, p.packTransposed(weights), y);
      p.product(x, p.pack(transposed), z);
      assertSameContent(y, z);
    }
  }

  @Test
  void repackingReplacesTheWeights() {
    for (Primitives<A> p : forms()) {
      Workspace<A> w = new Workspace<>(numbers(), 3, false);
      Block<A> x = w.block(3, 11);
      Block<A> first = w.block(19, 11);
      Block<A> second = w.block(19, 11);
      Block<A> y = w.block(3, 19);
      Block<A> z = w.block(3, 19);
      p.copy(y, z);
      Packed<A> packed = p.pack(first);
      p.repack(second, packed);
      p.product(x, packed, y);
      p.product(x, p.pack(second), z);
      assertSameContent(y, z);
    }
  }

  @Test
  void aProductWrittenAndThenAddedHasTheBitsOfTheProductAdded() {
    for (Primitives<A> p : forms()) {
      Workspace<A> w = new Workspace<>(numbers(), 4, false);
      Block<A> x = w.block(6, 29);
      Packed<A> packed = p.pack(w.block(70, 29));
      Block<A> y = w.block(6, 70);
      Block<A> z = w.block(6, 70);
      Block<A> sum = w.block(6, 70);
      p.setProduct(x, packed, z);
      p.copy(y, sum);
      p.addScaled(1, z, sum);
      p.product(x, packed, y);
      assertSameContent(sum, y);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1,1,1",
    "5,3,2",
    "127,9,65",
    "128,64,64",
    "129,130,17",
    "300,66,70",
    "700,5,130",
    "300,201,900",
    "290,2050,3",
    "1030,3,2"
  })
  void anOuterProductAddsOneChainForEachBlockOfRowsInOrder(int n, int g, int h) {
    for (Primitives<A> p : forms()) {
      Workspace<A> w = new Workspace<>(numbers(), 5, false);
      Block<A> dy = w.block(n, g);
      Block<A> x = w.block(n, h);
      Block<A> dw = w.block(g, h);
      double[] expected = w.before(dw);
      int block = Products.rowsSummed(n);
      for (int from = 0; from < n; from += block) {
        for (int i = 0; i < g; i++) {
          for (int j = 0; j < h; j++) {
            double chain = 0;
            for (int row = from; row < Math.min(n, from + block); row++) {
              chain = numbers().fma(get(dy, row, i), get(x, row, j), chain);
            }
            int at = dw.at(i) + j;
            expected[at] = numbers().fma(1, expected[at], chain);
          }
        }
      }
      p.outer(dy, x, dw);
      assertBits(expected, w.before(dw));
    }
  }

  @Test
  void eachRowOfAProductIsIndependentOfItsNeighbours() {
    for (Primitives<A> p : forms()) {
      Workspace<A> w = new Workspace<>(numbers(), 6, false);
      Block<A> x = w.block(11, 23);
      Packed<A> packed = p.pack(w.block(75, 23));
      Block<A> y = w.block(11, 75);
      Block<A> z = w.block(11, 75);
      p.copy(y, z);
      p.product(x, packed, y);
      for (int r = 0; r < 11; r++) {
        p.product(x.rows(r, r + 1), packed, z.rows(r, r + 1));
      }
      assertSameContent(y, z);
    }
  }

  @Test
  void anOutputBlockIsWrittenInsideItsRectangleOnly() {
    for (Primitives<A> p : forms()) {
      Workspace<A> w = new Workspace<>(numbers(), 7, false);
      Block<A> y = w.block(6, 37);
      double[] expected = w.before(y);
      p.product(w.block(6, 5), p.pack(w.block(37, 5)), y);
      p.outer(w.block(9, 6), w.block(9, 37), y);
      p.tanh(w.block(6, 37), y);
      p.transpose(w.block(37, 6), y);
      p.fill(0, y);
      double[] actual = w.before(y);
      for (int r = 0; r < 6; r++) {
        for (int j = 0; j < 37; j++) {
          expected[y.at(r) + j] = 0;
        }
      }
      assertBits(expected, actual);
    }
  }

  @Test
  void fusedLstmStepEqualsItsLinesWrittenOut() {
    for (Primitives<A> p : forms()) {
      Workspace<A> w = new Workspace<>(numbers(), 8, false);
      int n = 21;
      Block<A> gates = w.block(3, 4 * n);
      Block<A> a = w.block(3, 4 * n);
      p.copy(gates, a);
      Block<A> cPrevious = w.block(3, n);
      Block<A> c = w.block(3, n);
      Block<A> tanhC = w.block(3, n);
      Block<A> h = w.block(3, n);
      p.lstmForward(gates, cPrevious, c, tanhC, h);
      for (int r = 0; r < 3; r++) {
        for (int j = 0; j < n; j++) {
          double i = sigmoid(get(a, r, j));
          double f = sigmoid(get(a, r, n + j));
          double g = Math.tanh(get(a, r, 2 * n + j));
          double o = sigmoid(get(a, r, 3 * n + j));
          double state = f * get(cPrevious, r, j) + i * g;
          near(i, get(gates, r, j), 1);
          near(f, get(gates, r, n + j), 1);
          near(g, get(gates, r, 2 * n + j), 1);
          near(o, get(gates, r, 3 * n + j), 1);
          near(state, get(c, r, j), 10);
          near(Math.tanh(state), get(tanhC, r, j), 10);
          near(o * Math.tanh(state), get(h, r, j), 10);
        }
      }
    }
  }

  @Test
  void fusedLstmDerivativeEqualsItsLinesWrittenOut() {
    for (Primitives<A> p : forms()) {
      Workspace<A> w = new Workspace<>(numbers(), 9, false);
      int n = 19;
      Block<A> gates = w.block(2, 4 * n);
      Block<A> cPrevious = w.block(2, n);
      Block<A> tanhC = w.block(2, n);
      Block<A> dh = w.block(2, n);
      Block<A> dc = w.block(2, n);
      Block<A> dcBefore = w.block(2, n);
      p.copy(dc, dcBefore);
      Block<A> da = w.block(2, 4 * n);
      p.lstmBackward(gates, cPrevious, tanhC, dh, dc, da);
      for (int r = 0; r < 2; r++) {
        for (int j = 0; j < n; j++) {
          double i = get(gates, r, j);
          double f = get(gates, r, n + j);
          double g = get(gates, r, 2 * n + j);
          double o = get(gates, r, 3 * n + j);
          double t = get(tanhC, r, j);
          double state = get(dcBefore, r, j) + get(dh, r, j) * o * (1 - t * t);
          near(state * g * i * (1 - i), get(da, r, j), 1000);
          near(state * get(cPrevious, r, j) * f * (1 - f), get(da, r, n + j), 1000);
          near(state * i * (1 - g * g), get(da, r, 2 * n + j), 1000);
          near(get(dh, r, j) * t * o * (1 - o), get(da, r, 3 * n + j), 1000);
          near(state * f, get(dc, r, j), 1000);
        }
      }
    }
  }

  @Test
  void fusedGruStepAndDerivativeEqualTheirLinesWrittenOut() {
    for (Primitives<A> p : forms()) {
      Workspace<A> w = new Workspace<>(numbers(), 10, false);
      int n = 18;
      Block<A> gates = w.block(2, 4 * n);
      Block<A> a = w.block(2, 4 * n);
      p.copy(gates, a);
      Block<A> hPrevious = w.block(2, n);
      Block<A> h = w.block(2, n);
      Block<A> dh = w.block(2, n);
      Block<A> dhBefore = w.block(2, n);
      p.copy(dh, dhBefore);
      Block<A> da = w.block(2, 4 * n);
      p.gruForward(gates, hPrevious, h);
      p.gruBackward(gates, hPrevious, dh, da);
      for (int k = 0; k < 2; k++) {
        for (int j = 0; j < n; j++) {
          double r = sigmoid(get(a, k, j));
          double z = sigmoid(get(a, k, n + j));
          double u = get(a, k, 2 * n + j);
          double c = Math.tanh(get(a, k, 3 * n + j) + r * u);
          double d = get(dhBefore, k, j);
          double dan = d * (1 - z) * (1 - c * c);
          near((1 - z) * c + z * get(hPrevious, k, j), get(h, k, j), 10);
          near(dan * u * r * (1 - r), get(da, k, j), 100);
          near(d * (get(hPrevious, k, j) - c) * z * (1 - z), get(da, k, n + j), 100);
          near(dan * r, get(da, k, 2 * n + j), 100);
          near(dan, get(da, k, 3 * n + j), 100);
          near(d * z, get(dh, k, j), 100);
        }
      }
    }
  }

  @Test
  void crossEntropyEqualsSoftmaxMinusOneHot() {
    for (Primitives<A> p : forms()) {
      Workspace<A> w = new Workspace<>(numbers(), 11, false);
      Block<A> logits = w.block(5, 13);
      Block<A> softmax = w.block(5, 13);
      Block<A> d = w.block(5, 13);
      int[] targets = w.ids(7, 13);
      p.softmax(logits, softmax);
      double loss = p.crossEntropy(logits, targets, 2, 0.25, d);
      double expected = 0;
      for (int r = 0; r < 5; r++) {
        double sum = 0;
        for (int j = 0; j < 13; j++) {
          sum += Math.exp(get(logits, r, j));
        }
        for (int j = 0; j < 13; j++) {
          double y = Math.exp(get(logits, r, j)) / sum;
          near(y, get(softmax, r, j), 4);
          near(0.25 * (y - (targets[r + 2] == j ? 1 : 0)), get(d, r, j), 4);
        }
        expected += Math.log(sum) - get(logits, r, targets[r + 2]);
      }
      near(expected, loss, 50);
    }
  }

  @Test
  void crossEntropyOfManyRowsIsTheSumOfTheirs() {
    for (Primitives<A> p : forms()) {
      Workspace<A> w = new Workspace<>(numbers(), 21, false);
      Block<A> logits = w.block(700, 40);
      Block<A> d = w.block(700, 40);
      int[] targets = w.ids(700, 40);
      double sum = 0;
      for (int r = 0; r < 700; r++) {
        sum += p.crossEntropy(logits.rows(r, r + 1), targets, r, 1, d.rows(r, r + 1));
      }
      assertEquals(sum, p.crossEntropy(logits, targets, 0, 1, d), 1e-12 * sum);
    }
  }

  @Test
  void softmaxOfHugeNumbersDoesNotOverflow() {
    for (Primitives<A> p : forms()) {
      A x = numbers().allocate(20);
      numbers().set(x, 3, 1e30);
      numbers().set(x, 7, 1e30);
      numbers().set(x, 8, Double.NEGATIVE_INFINITY);
      Block<A> row = new Block<>(x, 0, 1, 20, 20);
      p.softmax(row, row);
      for (int j = 0; j < 20; j++) {
        assertEquals(j == 3 || j == 7 ? 0.5 : 0, get(row, 0, j));
      }
    }
  }

  @Test
  void adamFollowsItsFormula() {
    Primitives.Adam step = new Primitives.Adam(0.01, 0.9, 0.99, 1e-6, 0.1, 0.01);
    for (Primitives<A> p : forms()) {
      Workspace<A> w = new Workspace<>(numbers(), 12, false);
      Block<A> g = w.block(2, 35);
      Block<A> m = w.block(2, 35);
      Block<A> v = w.block(2, 35);
      Block<A> x = w.block(2, 35);
      p.multiply(v, v, v);
      double[] mBefore = w.before(m);
      double[] vBefore = w.before(v);
      double[] xBefore = w.before(x);
      p.adam(g, m, v, x, step);
      for (int r = 0; r < 2; r++) {
        for (int j = 0; j < 35; j++) {
          double gradient = get(g, r, j);
          double mean = 0.9 * mBefore[m.at(r) + j] + 0.1 * gradient;
          double square = 0.99 * vBefore[v.at(r) + j] + 0.01 * gradient * gradient;
          double change = 0.01 * (mean / 0.1) / (Math.sqrt(square / 0.01) + 1e-6);
          near(mean, get(m, r, j), 10);
          near(square, get(v, r, j), 10);
          near(xBefore[x.at(r) + j] - change, get(x, r, j), 10);
        }
      }
    }
  }

  @Test
  void sumsFollowTheirDefinitions() {
    for (Primitives<A> p : forms()) {
      Workspace<A> w = new Workspace<>(numbers(), 13, false);
      Block<A> x = w.block(4, 37);
      Block<A> sums = w.block(1, 37);
      double[] before = w.before(sums);
      p.sumRows(x, sums);
      double squares = 0;
      for (int j = 0; j < 37; j++) {
        double sum = before[sums.at(0) + j];
        for (int r = 0; r < 4; r++) {
          sum += get(x, r, j);
          squares += get(x, r, j) * get(x, r, j);
        }
        near(sum, get(sums, 0, j), 20);
      }
      assertEquals(squares, p.sumOfSquares(x), 1e-12 * squares);
    }
  }

  @Test
  void scatterAddIsTheTransposeOfGatherAdd() {
    for (Primitives<A> p : forms()) {
      Workspace<A> w = new Workspace<>(numbers(), 14, false);
      Block<A> table = w.block(4, 18);
      Block<A> picked = w.block(6, 18);
      Block<A> dTable = w.block(4, 18);
      Block<A> dPicked = w.block(6, 18);
      int[] ids = w.ids(9, 4);
      p.fill(0, picked);
      p.fill(0, dTable);
      p.gatherAdd(table, ids, 3, picked);
      p.scatterAdd(dPicked, ids, 3, dTable);
      near(inner(picked, dPicked), inner(table, dTable), 500);
    }
  }

  @Test
  void scatterAddColumnsAddsTheSumsOfScatterAddTransposed() {
    for (Primitives<A> p : forms()) {
      Workspace<A> w = new Workspace<>(numbers(), 15, false);
      Block<A> x = w.block(6, 18);
      Block<A> columns = w.block(18, 4);
      Block<A> again = w.block(18, 4);
      Block<A> sums = w.block(1, 18);
      Block<A> expectedSums = w.block(1, 18);
      Block<A> rows = w.block(4, 18);
      Block<A> turned = w.block(18, 4);
      Block<A> expected = w.block(18, 4);
      int[] ids = w.ids(9, 4);
      p.copy(columns, expected);
      p.copy(columns, again);
      p.copy(sums, expectedSums);
      p.fill(0, rows);
      p.scatterAdd(x, ids, 3, rows);
      p.transpose(rows, turned);
      p.addScaled(1, turned, expected);
      p.sumRows(rows, expectedSums);
      p.scatterAddColumns(x, ids, 3, columns);
      p.scatterAddColumns(x, ids, 3, again, sums);
      assertSameContent(expected, columns);
      assertSameContent(expected, again);
      assertSameContent(expectedSums, sums);
    }
  }

  /**
   * Compares a function of one number with {@code expected} over [-40, 40] and at special values.
   */
  void checkActivation(
      BiConsumer<Primitives<A>, Block<A>> inPlace, DoubleUnaryOperator expected, Bound bound) {
    int n = 200_001;
    for (Primitives<A> p : forms()) {
      A x = numbers().allocate(n);
      double[] values = new double[n];
      for (int i = 0; i < n; i++) {
        double t = 2.0 * i / (n - 1) - 1;
        numbers().set(x, i, 40 * t * t * t);
        values[i] = numbers().get(x, i);
      }
      inPlace.accept(p, new Block<>(x, 0, 1, n, n));
      for (int i = 0; i < n; i++) {
        double want = expected.applyAsDouble(values[i]);
        double error = Math.abs(numbers().get(x, i) - want);
        double value = values[i];
        assertTrue(
            error <= bound.of(want), () -> "at " + value + ": error " + error + " of " + want);
      }
    }
  }

  interface Bound {
    double of(double value);
  }
}
