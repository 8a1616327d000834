package org.unroll.display.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.unroll.display.PictureRules;
import org.unroll.display.Sizes;
import org.unroll.display.svg.Picture;

class ChartTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 24, 26, 200, 5000})
  void curvesOfAnyLengthFit(int length) {
    double[] loss = Arrays.stream(Sizes.vector(length)).map(Math::abs).toArray();
    LineChart chart =
        LineChart.of("Loss <of> \"it\"", "epoch", "nats")
            .curve("training & more", loss)
            .curve("validation", Arrays.stream(loss).map(value -> value + 1e-3).toArray());
    PictureRules.check(chart.picture());
    PictureRules.check(chart.logarithmic().picture());
  }

  @Test
  void manyCurvesThatEndTogetherKeepTheirNamesApart() {
    LineChart chart = LineChart.of("Together", "x", "y");
    for (int k = 0; k < 12; k++) {
      chart = chart.curve("curve " + k, 1, 2, 3 + 1e-4 * k);
    }
    PictureRules.check(chart.picture());
  }

  @Test
  void valuesThatAreNotFiniteLeaveAGapAndNoBrokenCoordinate() {
    double[] diverged = {1, Double.NaN, 3, Double.POSITIVE_INFINITY, 1e300, -1e300, 0, -0.0};
    PictureRules.check(LineChart.of("Diverged", "x", "y").curve("loss", diverged).picture());
    PictureRules.check(
        LineChart.of("Diverged", "x", "y").curve("loss", diverged).logarithmic().picture());
    PictureRules.check(LineChart.of("Nothing", "x", "y").curve("loss", Double.NaN).picture());
    PictureRules.check(LineChart.of("Nothing", "x", "y").curve("loss").picture());
    PictureRules.check(BarChart.of("Diverged", "x", "y", diverged).picture());
    PictureRules.check(BarChart.of("Diverged", "x", "y", diverged).onLogScale().picture());
    PictureRules.check(HeatMap.of("Diverged", new double[][] {diverged}).picture());
    PictureRules.check(
        ColoredText.of("Diverged", Sizes.symbols(diverged.length), diverged).picture());
  }

  @Test
  void aLongCurveKeepsItsExtremes() {
    double[] y = new double[10_000];
    y[7_777] = 5;
    y[2_222] = -3;
    double[] thinned = Series.counted("spikes", y, Series.Role.RESULT).thinned().y();
    assertTrue(thinned.length <= 400);
    assertEquals(5, Arrays.stream(thinned).max().orElseThrow());
    assertEquals(-3, Arrays.stream(thinned).min().orElseThrow());
  }

  @Test
  void aForecastStandsBesideTheTruthAndItsBaseline() {
    double[] years = IntStream.range(1949, 1961).asDoubleStream().toArray();
    double[] future = IntStream.range(1958, 1961).asDoubleStream().toArray();
    Picture picture =
        LineChart.of("Passengers", "year", "thousands")
            .truth("observed", years, Sizes.vector(12))
            .curve("LSTM", future, new double[] {1, 2, 3})
            .baseline("persistence", future, new double[] {1, 1, 1})
            .mark(1958, "forecast begins")
            .picture();
    PictureRules.check(picture);
    assertTrue(
        PictureRules.texts(picture)
            .containsAll(List.of("observed", "LSTM", "persistence", "forecast begins")));
  }

  @ParameterizedTest
  @CsvSource({"1,1", "1,200", "512,1", "3,7", "20,13", "48,100", "49,101", "512,200"})
  void heatMapsOfAnySizeFit(int rows, int columns) {
    HeatMap map =
        HeatMap.of("Hidden state", Sizes.matrix(rows, columns))
            .rows("unit")
            .columns("symbol", Sizes.symbols(columns));
    PictureRules.check(map.picture());
    PictureRules.check(HeatMap.tiles("Three", List.of(map, map, map)));
  }

  @Test
  void aLargeHeatMapSaysThatItIsSummarisedAndKeepsItsStrongestValue() {
    double[][] values = new double[512][200];
    values[300][100] = -7;
    Picture picture = HeatMap.of("Large", values).picture();
    assertTrue(
        PictureRules.texts(picture).stream()
            .anyMatch(text -> text.startsWith("512 x 200 values in")));
    Summary summary = Summary.of(values, List.of(), List.of(), 48, 100);
    assertEquals(
        -7, Arrays.stream(summary.values()).flatMapToDouble(Arrays::stream).min().orElseThrow());
  }

  @Test
  void aSmallHeatMapShowsItsNumbers() {
    Picture picture = HeatMap.of("Small", new double[][] {{0.25, -0.5}}).picture();
    assertTrue(PictureRules.texts(picture).containsAll(List.of("0.25", "−0.50")));
  }

  @Test
  void aHeatMapOfNothingIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> HeatMap.of("none", new double[0][0]));
    assertThrows(
        IllegalArgumentException.class, () -> HeatMap.of("ragged", new double[][] {{1}, {1, 2}}));
    assertThrows(
        IllegalArgumentException.class,
        () -> HeatMap.of("labels", new double[][] {{1}}).rows("unit", List.of("a", "b")));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5, 20, 200, 512})
  void barsOfAnyNumberFit(int number) {
    double[] norms = IntStream.range(0, number).mapToDouble(k -> Math.exp(-k * 0.3)).toArray();
    PictureRules.check(BarChart.of("Norm", "step", "|dh|", norms).onLogScale().picture());
    PictureRules.check(
        BarChart.of("Signed", "step", "dW", Sizes.vector(number))
            .labelled(Sizes.symbols(number))
            .picture());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 10, 30, 120})
  void confusionMatricesOfAnySizeFit(int classes) {
    long[][] counts = new long[classes][classes];
    IntStream.range(0, classes).forEach(k -> counts[k][(k * 7) % classes] = k);
    PictureRules.check(new ConfusionMatrix(Sizes.symbols(classes), counts).picture());
  }

  @Test
  void accuracyIsTheShareOnTheDiagonal() {
    ConfusionMatrix matrix = new ConfusionMatrix(List.of("a", "b"), new long[][] {{3, 1}, {0, 4}});
    assertEquals(7.0 / 8, matrix.accuracy());
    assertTrue(
        PictureRules.texts(matrix.picture()).contains("Confusion matrix: 87.5 % of 8 right"));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 20, 200, 3000})
  void textsOfAnyLengthFit(int length) {
    PictureRules.check(
        ColoredText.of("Unit <17>", Sizes.symbols(length), Sizes.vector(length)).picture());
  }

  @Test
  void hostileSymbolsStayText() {
    String svg =
        ColoredText.of("x", Sizes.HOSTILE, Sizes.vector(Sizes.HOSTILE.size())).picture().svg();
    assertFalse(svg.contains("<script"));
    assertTrue(svg.contains("&lt;script&gt;alert(1)&lt;/script&gt;"));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 700, 100_000})
  void trainingIsDrawnFromTheFirstUpdateToTheLast(int updates) {
    double[] losses = new double[updates];
    Arrays.setAll(losses, k -> 3 * Math.exp(-k / 100.0) + 0.1);
    TrainingChart.Validation validation =
        updates < 2
            ? TrainingChart.Validation.NONE
            : new TrainingChart.Validation(new double[] {1, updates}, new double[] {3, 1});
    List<TrainingChart.Fact> facts =
        List.of(
            new TrainingChart.Fact(
                "loss, with a name that is far too long for its place",
                "0.123456789012345678901234"),
            new TrainingChart.Fact("rate", "183,000"),
            new TrainingChart.Fact("norm", "NaN"),
            new TrainingChart.Fact("time left", "0:42"));
    PictureRules.check(
        new TrainingChart(
                "net <on> corpus",
                "epoch 1 of 2",
                updates / 1e5,
                facts,
                losses,
                validation,
                losses,
                String.join("", Sizes.symbols(300)))
            .picture());
    PictureRules.check(
        new TrainingChart("net", "starting", Double.NaN, List.of(), losses, validation, losses, "")
            .picture());
  }

  @Test
  void imagesStandWithTheirCaptionsInRowsAndWrongOnesAreMarked() {
    ImageGrid.Image image =
        ImageGrid.Image.of(3, new double[18], "a caption of <seven> words & one");
    Picture picture =
        new ImageGrid("Images", 2, java.util.Collections.nCopies(5, image.wrong())).picture();
    PictureRules.check(picture);
    assertTrue(picture.text().contains("wrong: a caption of <seven> words & one"), picture.text());
    assertThrows(
        IllegalArgumentException.class, () -> ImageGrid.Image.of(3, new double[10], "no rows"));
    assertThrows(IllegalArgumentException.class, () -> new ImageGrid("none", 2, List.of()));
  }
}
