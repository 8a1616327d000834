package org.unroll.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.unroll.matrix.Matrix;
import org.unroll.matrix.OneHot;
import org.unroll.matrix.Precision;
import org.unroll.param.Seed;

class SeriesTest {
  private static Matrix series(int rows) {
    Matrix m = Matrix.zeros(Precision.FLOAT64, rows, 2);
    for (int r = 0; r < rows; r++) {
      m.set(r, 0, r);
      m.set(r, 1, 100 - 3 * r);
    }
    return m;
  }

  @Test
  void aWindowsTargetIsTheValueAfterItByTheHorizon() {
    Matrix x = series(9);
    Examples windows = Windows.of(x, x.columns(1, 2), 4, 2);
    assertEquals(4, windows.size());
    for (int k = 0; k < 4; k++) {
      Example example = windows.list().get(k);
      assertEquals(k, ((Matrix) example.x()).get(0, 0));
      assertEquals(4, example.length());
      assertEquals(100 - 3 * (k + 5), ((Targets.Values) example.targets()).values().get(0, 0));
    }
  }

  @Test
  void aWholeSeriesHasATargetAtEachTime() {
    Matrix x = series(7);
    Example whole = Windows.whole(x, x.columns(0, 1), 3).list().get(0);
    assertEquals(4, whole.length());
    assertEquals(3, ((Targets.Values) whole.targets()).values().get(0, 0));
    assertEquals(6, ((Targets.Values) whole.targets()).values().get(3, 0));
  }

  @Test
  void tooShortASeriesIsRefused() {
    String message =
        assertThrows(IllegalArgumentException.class, () -> Windows.of(series(5), series(5), 5, 1))
            .getMessage();
    assertEquals("Windows: 5 rows are too few for a window of 5 and a horizon of 1.", message);
  }

  @Test
  void scalingIsThatOfTheTrainingPartAndGoesBack() {
    Matrix all = series(10);
    Scaler scaler = Scaler.standard(all.rows(0, 5));
    Matrix z = scaler.apply(all);
    assertEquals(0, z.get(2, 0), 1e-12);
    assertEquals((9 - 2) / Math.sqrt(2), z.get(9, 0), 1e-12);
    assertEquals(0, scaler.inverse(z).maxDifference(all), 1e-12);
    Matrix second = scaler.columns(1, 2).inverse(z.columns(1, 2));
    assertEquals(0, second.maxDifference(all.columns(1, 2)), 1e-12);
  }

  @Test
  void aRangeGoesFromZeroToOneAndAConstantColumnStaysFinite() {
    Matrix m = Matrix.of(new double[] {2, 7}, new double[] {6, 7}, new double[] {4, 7});
    Matrix z = Scaler.range(m).apply(m);
    assertArrayEquals(new double[] {0, 0}, z.toArray()[0]);
    assertArrayEquals(new double[] {1, 0}, z.toArray()[1]);
    assertThrows(IllegalArgumentException.class, () -> Scaler.standard(Matrix.row(1, Double.NaN)));
  }

  private static Examples numbered(int... classes) {
    return new Examples(
        java.util.Arrays.stream(classes)
            .mapToObj(k -> new Example(OneHot.of(new int[] {k}, 9), new Targets.Classes(k)))
            .toList());
  }

  private static int[] classesOf(Examples examples) {
    return examples.list().stream().mapToInt(e -> ((OneHot) e.x()).id(0)).toArray();
  }

  @Test
  void splitsKeepTimeMixAtRandomAndKeepGroupsTogether() {
    Examples data = numbered(0, 1, 2, 3, 4, 5, 6, 7, 8);
    Split time = Split.byTime(data, 2.0 / 3);
    assertArrayEquals(new int[] {0, 1, 2, 3, 4, 5}, classesOf(time.train()));
    assertArrayEquals(new int[] {6, 7, 8}, classesOf(time.test()));
    Split random = Split.atRandom(data, 2.0 / 3, new Seed(1));
    assertEquals(3, random.test().size());
    int sum =
        java.util.Arrays.stream(classesOf(random.train())).sum()
            + java.util.Arrays.stream(classesOf(random.test())).sum();
    assertEquals(36, sum);
    List<String> groups = List.of("a", "b", "a", "c", "b", "a", "c", "c", "b");
    Split group = Split.byGroup(data, groups, Set.of("b"));
    assertArrayEquals(new int[] {1, 4, 8}, classesOf(group.test()));
    assertThrows(
        IllegalArgumentException.class, () -> Split.byGroup(data, groups, Set.of("nobody")));
    assertThrows(IllegalArgumentException.class, () -> Split.byTime(data, 0.01));
  }

  @Test
  void rareClassesWeighMoreOrAreDrawnAgain() {
    Examples data = numbered(0, 0, 0, 0, 0, 0, 2, 2);
    assertEquals(List.of(8 / 18.0, 1.0, 8 / 6.0), Balance.weights(data, 3));
    Examples balanced = Balance.oversampled(data, 3, new Seed(3));
    assertArrayEquals(new int[] {6, 0, 6}, Balance.counts(balanced, 3));
    assertThrows(IllegalArgumentException.class, () -> Balance.counts(data, 2));
  }

  @Test
  void sentencesBeginAndEnd() {
    Vocabulary vocabulary = Vocabulary.ofCharacters("ab").withEnds();
    Examples sentences = Texts.sentences(List.of("ab", ""), vocabulary);
    Example first = sentences.list().get(0);
    assertArrayEquals(new int[] {2, 0, 1}, ((OneHot) first.x()).ids());
    assertEquals(3, ((Targets.Classes) first.targets()).id(2));
    assertEquals(1, sentences.list().get(1).length());
    assertTrue(vocabulary.contains(Vocabulary.START));
  }

  @Test
  void labelledTextsHaveTheNumberOfTheirLabel() {
    Vocabulary letters = Vocabulary.ofCharacters("ACGT");
    Vocabulary classes = Vocabulary.of(List.of("EI", "IE", "N"));
    Examples data = Texts.labelled(List.of("ACG", "T"), letters, List.of("N", "EI"), classes);
    assertEquals(2, ((Targets.Classes) data.list().get(0).targets()).id(0));
    assertThrows(
        IllegalArgumentException.class,
        () -> Texts.labelled(List.of("ACG"), letters, List.of("X"), classes));
  }
}
