package org.unroll.notebook.magic;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.unroll.data.Batch;
import org.unroll.data.Example;
import org.unroll.data.Targets;
import org.unroll.data.Vocabulary;
import org.unroll.loss.SoftmaxCrossEntropy;
import org.unroll.matrix.Matrix;
import org.unroll.matrix.Rows;
import org.unroll.network.Network;

/** Reads {@code INPUT -> TARGET} as a batch of one sequence. */
final class Answers {
  private final Context context;
  private final Call call;

  Answers(Context context) {
    this.context = context;
    call = context.call();
  }

  /** The batch of the words behind the network. */
  Source<Batch> batch(Source<Network> network) {
    List<Word> words = call.wordsFrom(1, "the input");
    int arrow = Word.arrow(words);
    if (arrow < 1 || arrow == words.size() - 1) {
      throw call.error(
          "expected an input and a target with -> between them; write %s", call.spec().usage());
    }
    Source<Rows> x = context.sequence(network, words.subList(0, arrow));
    Source<Targets> targets = targets(network, words.subList(arrow + 1, words.size()));
    Example example = new Example(x.value(), targets.value());
    return new Source<>(
        Batch.of(List.of(example)),
        "Batch.of(List.of(new Example(" + x.java() + ", " + targets.java() + ")))");
  }

  private Source<Targets> targets(Source<Network> network, List<Word> words) {
    if (words.stream().allMatch(Word::isNumber)) {
      return numbers(network, words);
    }
    if (words.size() > 1) {
      throw call.error("there is no place for %s behind the target", words.get(1).text());
    }
    Word word = words.get(0);
    Optional<Object> value =
        word.isText() ? Optional.empty() : context.scope().evaluate(word.text());
    if (value.orElse(null) instanceof Targets targets) {
      return new Source<>(targets, word.text());
    }
    if (value.orElse(null) instanceof Matrix matrix) {
      return new Source<>(new Targets.Values(matrix), "new Targets.Values(" + word.text() + ")");
    }
    if (value.orElse(null) instanceof int[] ids) {
      return new Source<>(new Targets.Classes(ids), "new Targets.Classes(" + word.text() + ")");
    }
    return symbols(network, value.orElse(null) instanceof String text ? text : word.text(), word);
  }

  private Source<Targets> symbols(Source<Network> network, String text, Word word) {
    Vocabulary vocabulary =
        network
            .value()
            .vocabulary()
            .orElseThrow(
                () ->
                    call.error(
                        "%s is no target for a network of numbers; write numbers, or an expression that"
                            + " gives Targets, a Matrix or classes as an int[]",
                        word.text()));
    if (vocabulary.size() != network.value().outputSize()) {
      throw call.error(
          "%s answers with %d numbers, not with symbols, so its target cannot be a text",
          network.java(), network.value().outputSize());
    }
    String java = text.equals(word.text()) ? JavaSource.literal(text) : word.text();
    return new Source<>(
        new Targets.Classes(vocabulary.encode(text)),
        "new Targets.Classes(" + network.java() + ".vocabulary().get().encode(" + java + "))");
  }

  private Source<Targets> numbers(Source<Network> network, List<Word> words) {
    String list = words.stream().map(Word::text).collect(Collectors.joining(", "));
    if (network.value().loss() instanceof SoftmaxCrossEntropy) {
      return classes(words, list);
    }
    int columns = network.value().outputSize();
    if (words.size() % columns != 0) {
      throw call.error(
          "%d numbers are no whole number of answers of %d numbers", words.size(), columns);
    }
    double[][] rows = new double[words.size() / columns][columns];
    for (int k = 0; k < words.size(); k++) {
      rows[k / columns][k % columns] = Double.parseDouble(words.get(k).text());
    }
    String source = columns == 1 ? "{" + list.replace(", ", "}, {") + "}" : rowsOf(rows);
    return new Source<>(
        new Targets.Values(Matrix.of(rows)),
        "new Targets.Values(Matrix.of(new double[][] {" + source + "}))");
  }

  private static String rowsOf(double[][] rows) {
    return java.util.Arrays.stream(rows)
        .map(row -> java.util.Arrays.toString(row).replace('[', '{').replace(']', '}'))
        .collect(Collectors.joining(", "));
  }

  private Source<Targets> classes(List<Word> words, String list) {
    for (Word word : words) {
      if (!word.text().matches("\\d{1,9}")) {
        throw call.error(
            "this network is told a class, so a target is a whole number from 0 on, but there is %s",
            word.text().toLowerCase(Locale.ROOT));
      }
    }
    int[] ids = words.stream().mapToInt(word -> Integer.parseInt(word.text())).toArray();
    return new Source<>(new Targets.Classes(ids), "new Targets.Classes(" + list + ")");
  }
}
