package org.unroll.inspect.baseline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.unroll.data.Corpus;
import org.unroll.data.Vocabulary;

/** The baselines give the figures that {@code notebooks/data/README.md} quotes. */
class BaselineTest {
  private static List<String[]> rows(String file) throws IOException {
    return Files.readAllLines(Path.of("notebooks/data", file)).stream()
        .skip(1)
        .map(line -> line.split(","))
        .toList();
  }

  private static double[] sunspots() throws IOException {
    return rows("sunspots.csv").stream().mapToDouble(r -> Double.parseDouble(r[1])).toArray();
  }

  private static double[] prices(String symbol) throws IOException {
    return rows("stock-prices.csv").stream()
        .filter(r -> r[1].equals(symbol))
        .mapToDouble(r -> Double.parseDouble(r[2]))
        .toArray();
  }

  @Test
  void autoRegressionOfOrderNineOnSunspots() throws IOException {
    double[] series = sunspots();
    AutoRegression ar = AutoRegression.fit(Arrays.copyOf(series, 221), 9);
    assertEquals(8.4261, ar.constant(), 1e-4);
    assertEquals(1.2167, ar.coefficients()[0], 1e-4);
    assertEquals(0.1138, ar.coefficients()[8], 1e-4);
    assertEquals(13.75, rmseOf(ar, series, 221, 256), 0.005);
    assertEquals(22.90, rmseOf(ar, series, 256, 280), 0.005);
  }

  private static double rmseOf(AutoRegression ar, double[] series, int from, int to) {
    return Forecasts.rmse(ar.forecasts(series, from, to), Arrays.copyOfRange(series, from, to));
  }

  @Test
  void persistenceAndSeasonalNaiveOnPassengers() throws IOException {
    double[] series =
        rows("air-passengers.csv").stream().mapToDouble(r -> Double.parseDouble(r[1])).toArray();
    double[] truth = Arrays.copyOfRange(series, 96, 144);
    assertEquals(48.04, Forecasts.rmse(Forecasts.persistence(series, 96, 144), truth), 0.005);
    double[] yearBefore = Forecasts.seasonalNaive(series, 12, 96, 144);
    assertEquals(41.85, Forecasts.rmse(yearBefore, truth), 0.005);
    assertEquals(36.98, Forecasts.mae(yearBefore, truth), 0.005);
  }

  @Test
  void pricesAreAutocorrelatedAndTheirReturnsHardly() throws IOException {
    double[] price = prices("IBM");
    double[] returns = Autocorrelation.logReturns(price);
    assertEquals(0.881, Autocorrelation.at(price, 1), 0.0005);
    assertEquals(-0.124, Autocorrelation.at(returns, 1), 0.0005);
    assertEquals(0.181, Autocorrelation.band(returns), 0.0005);
    assertEquals(0.025, Autocorrelation.ljungBox(returns, 6).pValue(), 0.0005);
  }

  @Test
  void naiveBayesOnSpliceJunctions() throws IOException {
    List<String[]> rows = rows("splice-junctions.csv");
    NaiveBayes byPosition = new NaiveBayes();
    NaiveBayes bag = new NaiveBayes();
    for (String[] row : rows.subList(0, 2000)) {
      byPosition.add(row[0], NaiveBayes.positions(row[1]));
      bag.add(row[0], NaiveBayes.runs(row[1], 3));
    }
    List<String[]> test = rows.subList(2000, rows.size());
    double right =
        test.stream()
            .filter(r -> byPosition.classify(NaiveBayes.positions(r[1])).equals(r[0]))
            .count();
    double rightByBag =
        test.stream().filter(r -> bag.classify(NaiveBayes.runs(r[1], 3)).equals(r[0])).count();
    assertEquals(0.944, right / test.size(), 0.005);
    assertEquals(0.556, rightByBag / test.size(), 0.005);
  }

  @Test
  void nGramProbabilitiesAddUpToOneAndLongerContextsHelp() {
    Corpus text = Corpus.of("the cat sat on the mat and the rat sat on the hat ".repeat(4));
    NGram five = NGram.of(text, 5);
    int[] ids = Arrays.copyOf(text.ids(), 7);
    double sum =
        IntStream.range(0, text.vocabulary().size())
            .mapToDouble(
                s -> {
                  ids[6] = s;
                  return five.probability(ids, 6);
                })
            .sum();
    assertEquals(1, sum, 1e-12);
    assertTrue(five.bits(text) < NGram.of(text, 2).bits(text));
    assertTrue(NGram.of(text, 2).bits(text) < NGram.of(text, 1).bits(text));
  }

  @Test
  void aTextOfOneSymbolOutOfTwoTakesTheBitsOfItsCount() {
    Vocabulary ab = Vocabulary.of(List.of("a", "b"));
    Corpus learned = Corpus.of("aaaaaaab", ab);
    double p = (7 + 2 * 0.5) / (8 + 2); // Witten-Bell: 7 of 8, two different symbols
    assertEquals(-Math.log(p) / Math.log(2), NGram.of(learned, 1).bits(Corpus.of("aa", ab)), 1e-12);
  }

  @Test
  void whatIsTooShortOrOutsideIsRefusedInASentence() {
    double[] three = {1, 2, 3};
    assertThrows(IllegalArgumentException.class, () -> AutoRegression.fit(three, 2));
    assertThrows(IllegalArgumentException.class, () -> Autocorrelation.at(three, 3));
    assertThrows(IllegalArgumentException.class, () -> Forecasts.seasonalNaive(three, 2, 1, 3));
    assertThrows(IllegalArgumentException.class, () -> new NaiveBayes().classify(List.of("a")));
  }
}
