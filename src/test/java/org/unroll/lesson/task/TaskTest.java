package org.unroll.lesson.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unroll.data.Example;
import org.unroll.data.Examples;
import org.unroll.data.Targets;
import org.unroll.matrix.Matrix;
import org.unroll.matrix.OneHot;
import org.unroll.param.Seed;

class TaskTest {
  private static final Path DATA = Path.of("notebooks/data");

  @Test
  void aDateIsWrittenAsItsLanguageWritesIt() {
    Set<String> written = new HashSet<>();
    Dates.read(DATA).all(LocalDate.of(1984, 3, 7)).forEach(d -> written.add(d.text()));
    assertTrue(
        written.containsAll(
            List.of(
                "March 7, 1984",
                "7. März 1984",
                "7 de marzo de 1984",
                "07.03.1984",
                "7 Mart 1984")),
        written.toString());
  }

  @Test
  void noDayIsDrawnTwiceAndTheSeedDecides() {
    Dates dates = Dates.read(DATA);
    List<Dates.Written> drawn = dates.draw(3000, new Seed(1));
    assertEquals(3000, drawn.stream().map(Dates.Written::iso).distinct().count());
    assertEquals(drawn, dates.draw(3000, new Seed(1)));
    assertNotEquals(drawn, dates.draw(3000, new Seed(2)));
  }

  @Test
  void aMissingOrCutFileIsNamed(@TempDir Path folder) throws Exception {
    String missing = message(folder);
    assertTrue(missing.contains("month-names.csv is missing"), missing);
    Path months = folder.resolve("month-names.csv");
    String header = Files.readAllLines(DATA.resolve("month-names.csv")).get(0) + "\n";
    Files.writeString(months, header + "en,MMMM,January\n");
    String cut = message(folder);
    assertTrue(cut.contains("1 rows instead of 30"), cut);
    Files.writeString(months, header + "en,MMMM,x\n".repeat(30));
    String narrow = message(folder);
    assertTrue(narrow.contains("3 values instead of 14"), narrow);
  }

  private static String message(Path folder) {
    return assertThrows(IllegalArgumentException.class, () -> Dates.read(folder)).getMessage();
  }

  @Test
  void aRandomSequenceHangsOnItsSeedAloneAndStaysWithinOne() {
    Matrix drawn = RandomSequence.draw(1000, 3, new Seed(1));
    assertEquals("[1000 x 3]", drawn.shape());
    assertEquals(0, drawn.maxDifference(RandomSequence.draw(1000, 3, new Seed(1))));
    assertTrue(drawn.maxDifference(RandomSequence.draw(1000, 3, new Seed(2))) > 1);
    assertEquals(1, drawn.maxDifference(drawn.copy().fill(0)), 0.01);
    assertEquals(1 / 3.0, drawn.sumOfSquares() / 3000, 0.03);
    assertThrows(IllegalArgumentException.class, () -> RandomSequence.draw(0, 3, new Seed(1)));
  }

  @Test
  void picturesAndCaptionsBelongTogether() {
    List<ShapePicture> pictures = ShapePicture.draw(500, new Seed(3));
    assertEquals(500, pictures.stream().map(ShapePicture::caption).distinct().count());
    Set<List<Double>> pixels = new HashSet<>();
    for (ShapePicture picture : pictures) {
      double[] row = picture.pixels().toArray()[0];
      assertEquals(3 * ShapePicture.WIDTH * ShapePicture.HEIGHT, row.length);
      pixels.add(java.util.Arrays.stream(row).boxed().toList());
    }
    assertEquals(500, pixels.size(), "two captions share their pixels");
  }

  @Test
  void theClassOfASinglePictureIsItsKindUnderAnyNoise() {
    Examples clean = ShapePicture.kinds(200, 0, new Seed(4));
    for (int kind = 0; kind < ShapePicture.Kind.values().length; kind++) {
      assertTrue(classes(clean).contains(kind), "no picture of kind " + kind);
    }
    double sum = 0;
    double squares = 0;
    Matrix picture = ShapePicture.single(new Seed(9).stream()).pixels();
    Matrix noisy = ShapePicture.single(new Seed(9).stream()).pixels(0.5, new Seed(10).stream());
    int numbers = picture.columns();
    for (int k = 0; k < numbers; k++) {
      double error = noisy.get(0, k) - picture.get(0, k);
      sum += error;
      squares += error * error;
    }
    assertEquals(0, sum / numbers, 0.1);
    assertEquals(0.5, Math.sqrt(squares / numbers), 0.05);
    assertThrows(IllegalArgumentException.class, () -> ShapePicture.kinds(1, -0.1, new Seed(1)));
  }

  private static Set<Integer> classes(Examples examples) {
    return examples.list().stream()
        .map(example -> ((Targets.Classes) example.targets()).id(0))
        .collect(java.util.stream.Collectors.toSet());
  }

  @Test
  void oppositeSentencesHaveTheSameWordsInAnotherOrder() {
    List<OppositeSentences.Pair> pairs = OppositeSentences.draw(400, new Seed(5));
    assertEquals(400, pairs.stream().distinct().count());
    for (OppositeSentences.Pair pair : pairs) {
      assertNotEquals(pair.glad().text(), pair.sad().text());
      assertEquals(sorted(pair.glad().text()), sorted(pair.sad().text()));
    }
  }

  private static List<String> sorted(String text) {
    return java.util.Arrays.stream(text.split(" ")).sorted().toList();
  }

  @Test
  void theTargetOfTheAddingProblemIsTheSumOfTheMarkedValues() {
    double error = 0;
    Examples drawn = AddingProblem.draw(2000, 11, new Seed(6));
    for (Example example : drawn.list()) {
      Matrix x = (Matrix) example.x();
      double marked = 0;
      double marks = 0;
      for (int t = 0; t < 11; t++) {
        marked += x.get(t, 0) * x.get(t, 1);
        marks += x.get(t, 1);
      }
      double target = ((Targets.Values) example.targets()).values().get(0, 0);
      assertEquals(2, marks);
      assertEquals(marked, target, 1e-12);
      error += (target - 1) * (target - 1) / drawn.size();
    }
    assertEquals(AddingProblem.BASELINE, error, 0.02);
  }

  @Test
  void theClassOfTemporalOrderIsTheOrderOfItsTwoMarks() {
    for (Example example : TemporalOrder.draw(200, 20, new Seed(7)).list()) {
      int[] marks =
          java.util.Arrays.stream(((OneHot) example.x()).ids()).filter(s -> s < 2).toArray();
      assertEquals(2, marks.length);
      assertEquals(2 * marks[0] + marks[1], ((Targets.Classes) example.targets()).id(0));
    }
  }

  @Test
  void anEmbeddedReberWordEndsAsItBegan() {
    SplittableRandom random = new Seed(8).stream();
    for (int k = 0; k < 200; k++) {
      String word = ReberGrammar.embedded(random);
      assertTrue(word.matches("B([TP])B(T[SX]|P[TV]).*E\\1E"), word);
    }
  }

  @Test
  void aReviewMeansWhatItsDecidingClauseSays() {
    List<Reviews.Review> reviews = Reviews.draw(3000, new Seed(4));
    assertEquals(3000, reviews.stream().map(Reviews.Review::text).distinct().count());
    assertEquals(reviews, Reviews.draw(3000, new Seed(4)));
    for (Reviews.Review review : reviews) {
      String deciding = review.text().replaceFirst(".*although .* , |.* but | although .*", "");
      boolean goodWord =
          deciding.matches(".*(good|lovely|clever|pleasant|fresh|fine|charming|warm)$");
      boolean negated = deciding.matches(".* (not|never|hardly) .*");
      assertEquals(goodWord != negated, review.good(), review.text());
    }
    long good = reviews.stream().filter(Reviews.Review::good).count();
    assertEquals(1500, good, 150);
  }
}
