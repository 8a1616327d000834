package org.unroll.notebook.magic;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.unroll.matrix.Matrix;
import org.unroll.matrix.Rows;
import org.unroll.network.Network;
import org.unroll.notebook.Unroll;

/** Reads INPUT: a text, numbers, or a Java expression, as rows x [T x D] for a network. */
final class Inputs {
  private final Scope scope;
  private final Call call;

  Inputs(Scope scope, Call call) {
    this.scope = scope;
    this.call = call;
  }

  /** The sequence that {@code words} stand for. */
  Source<Rows> sequence(Source<Network> network, List<Word> words) {
    if (network.value().vocabulary().isEmpty()) {
      return words.stream().allMatch(Word::isNumber)
          ? numbers(network, words)
          : evaluated(network, only(words));
    }
    Word word = only(words);
    return word.isText() ? text(network, word.text()) : textOrExpression(network, word);
  }

  private Word only(List<Word> words) {
    if (words.size() > 1) {
      throw call.error(
          "there is no place for %s; write one text in double quotes, numbers, or one Java expression"
              + " without spaces",
          words.get(1).text());
    }
    return words.get(0);
  }

  private Source<Rows> text(Source<Network> network, String text) {
    if (text.isEmpty()) {
      throw call.error("the text is empty; give it at least one symbol");
    }
    return new Source<>(
        network.value().read(text), network.java() + ".read(" + JavaSource.literal(text) + ")");
  }

  /** A word that lost its quotes, if it had any, is an expression where it can be one. */
  private Source<Rows> textOrExpression(Source<Network> network, Word word) {
    Optional<Source<Rows>> found = fromValue(network, word.text(), scope.evaluate(word.text()));
    if (found.isPresent()) {
      return found.get();
    }
    if (word.quotes() == Word.Quotes.UNKNOWN) {
      return text(network, word.text());
    }
    throw call.error(
        "%s is no Java expression that gives an input here; a text stands in double quotes: \"%s\"",
        word.text(), word.text());
  }

  private Source<Rows> evaluated(Source<Network> network, Word word) {
    if (word.isText()) {
      throw call.error(
          "%s reads %d numbers a step, not text; write numbers, such as %s",
          network.java(), network.value().inputSize(), sample(network.value().inputSize()));
    }
    Optional<Object> value = scope.evaluate(word.text());
    return fromValue(network, word.text(), value)
        .orElseThrow(
            () ->
                call.error(
                    "%s; expected numbers, such as %s, or an expression that gives numbers",
                    scope.found(word.text(), value.orElse(null)),
                    sample(network.value().inputSize())));
  }

  private static String sample(int size) {
    return String.join(" ", List.of("0.1", "0.2", "0.3").subList(0, Math.min(size, 3)))
        + (size > 3 ? " ..." : "");
  }

  private Source<Rows> numbers(Source<Network> network, List<Word> words) {
    String list = words.stream().map(Word::text).collect(Collectors.joining(", "));
    double[] numbers = words.stream().mapToDouble(w -> Double.parseDouble(w.text())).toArray();
    return new Source<>(rows(network, numbers), "sequence(" + network.java() + ", " + list + ")");
  }

  private Rows rows(Source<Network> network, double... numbers) {
    try {
      return Unroll.sequence(network.value(), numbers);
    } catch (IllegalArgumentException e) {
      throw call.error("%s", e.getMessage());
    }
  }

  private Optional<Source<Rows>> fromValue(
      Source<Network> network, String java, Optional<Object> value) {
    Object found = value.orElse(null);
    boolean readsSymbols = network.value().vocabulary().isPresent();
    if (found instanceof String text && readsSymbols) {
      Source<Rows> read = text(network, text);
      return Optional.of(new Source<>(read.value(), network.java() + ".read(" + java + ")"));
    }
    if (found instanceof Rows rows && rows.columns() == network.value().inputSize()) {
      Rows fitting =
          rows instanceof Matrix m && m.precision() != network.value().precision()
              ? m.to(network.value().precision())
              : rows;
      return Optional.of(new Source<>(fitting, java));
    }
    List<Double> numbers = numbersOf(found);
    if (numbers.isEmpty() || readsSymbols) {
      return Optional.empty();
    }
    double[] all = numbers.stream().mapToDouble(Double::doubleValue).toArray();
    return Optional.of(
        new Source<>(rows(network, all), "sequence(" + network.java() + ", " + java + ")"));
  }

  private static List<Double> numbersOf(Object value) {
    List<Double> numbers = new ArrayList<>();
    if (value instanceof Number number) {
      numbers.add(number.doubleValue());
    } else if (value instanceof double[] array) {
      for (double number : array) {
        numbers.add(number);
      }
    } else if (value instanceof double[][] rows) {
      for (double[] row : rows) {
        numbers.addAll(numbersOf(row));
      }
    } else if (value instanceof Matrix m) {
      numbers.addAll(numbersOf(m.toArray()));
    }
    return numbers;
  }
}
