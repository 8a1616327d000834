package org.unroll.notebook.magic;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.unroll.data.Corpus;
import org.unroll.data.Dataset;
import org.unroll.data.Example;
import org.unroll.data.Examples;
import org.unroll.data.Pair;
import org.unroll.data.Pairs;
import org.unroll.network.EncoderDecoder;
import org.unroll.network.Model;
import org.unroll.network.Network;
import org.unroll.notebook.Session;

/** Finds what the words of a call stand for in the user's session. */
final class Scope {
  private final Session session;
  private final Call call;
  private final Map<String, String> failures = new HashMap<>();

  Scope(Session session, Call call) {
    this.session = session;
    this.call = call;
  }

  /** The network of the word at {@code index}. */
  Source<Network> network(int index) {
    Source<? extends Model> model = model(index);
    if (model.value() instanceof Network network) {
      return new Source<>(network, model.java());
    }
    throw call.error(
        "%1$s is an encoder-decoder, and %2$s works on one network; write %1$s.encoder() or %1$s.decoder()",
        model.java(), call.spec().sign());
  }

  /** The network or encoder-decoder of the word at {@code index}. */
  Source<? extends Model> model(int index) {
    String name = call.word(index, "the network").text();
    Object value = evaluate(name).orElse(null);
    if (value instanceof Network || value instanceof EncoderDecoder) {
      return new Source<>((Model) value, name);
    }
    String problem =
        value == null ? absence("network", name) : found(name, value) + ", not a network";
    throw call.error("%s; %s", problem, networksThereAre());
  }

  private String networksThereAre() {
    List<String> names =
        Stream.of("Network", "EncoderDecoder").flatMap(type -> names(type).stream()).toList();
    return names.isEmpty()
        ? "there are none yet, so build one with %%network NAME"
        : "the networks are " + String.join(", ", names);
  }

  private List<String> names(String type) {
    return session.variables().entrySet().stream()
        .filter(variable -> variable.getValue().equals(type))
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  /** The data that {@code word} stands for, to be read by {@code model}. */
  Source<? extends Dataset> data(Word word, Source<? extends Model> model) {
    if (word.isText()) {
      return corpus(word.text(), JavaSource.literal(word.text()), model);
    }
    Object value = evaluate(word.text()).orElse(null);
    if (value instanceof Dataset data) {
      return new Source<>(data, word.text());
    }
    if (value instanceof String text) {
      return corpus(text, word.text(), model);
    }
    if (value instanceof Example example) {
      return new Source<>(
          new Examples(List.of(example)), "new Examples(List.of(" + word.text() + "))");
    }
    if (value instanceof List<?> list && list.stream().allMatch(Example.class::isInstance)) {
      return new Source<>(
          new Examples(list.stream().map(Example.class::cast).toList()),
          "new Examples(" + word.text() + ")");
    }
    if (value instanceof Pair pair) {
      return new Source<>(new Pairs(List.of(pair)), "new Pairs(List.of(" + word.text() + "))");
    }
    if (value instanceof List<?> list && list.stream().allMatch(Pair.class::isInstance)) {
      return new Source<>(
          new Pairs(list.stream().map(Pair.class::cast).toList()),
          "new Pairs(" + word.text() + ")");
    }
    throw call.error(
        "%s; data is a Corpus, Examples or a text in double quotes%s",
        found(word.text(), value), dataThereIs());
  }

  private String dataThereIs() {
    String names =
        List.of("Corpus", "Examples", "Pairs", "Dataset").stream()
            .flatMap(type -> names(type).stream())
            .collect(Collectors.joining(", "));
    return names.isEmpty() ? "" : ", and there are " + names;
  }

  private Source<Corpus> corpus(String text, String java, Source<? extends Model> model) {
    if (!(model.value() instanceof Network network)) {
      throw call.error(
          "%s is an encoder-decoder, which is trained and measured on Pairs, not on a text",
          model.java());
    }
    if (network.vocabulary().isEmpty()) {
      throw call.error(
          "%s reads %d numbers a step, so it cannot be trained or measured on a text",
          model.java(), network.inputSize());
    }
    return new Source<>(
        Corpus.of(text, network.vocabulary().get()),
        "Corpus.of(" + java + ", " + model.java() + ".vocabulary().get())");
  }

  /** A word as a text: what is in its quotes, or the String that an expression gives. */
  Source<String> text(Word word) {
    return !word.isText() && evaluate(word.text()).orElse(null) instanceof String text
        ? new Source<>(text, word.text())
        : new Source<>(word.text(), JavaSource.literal(word.text()));
  }

  /**
   * The value of a Java expression; empty if it has none.
   *
   * @throws org.unroll.notebook.MagicException if it was interrupted, for then it may have one
   */
  Optional<Object> evaluate(String java) {
    if (java.isEmpty()
        || java.chars().anyMatch(c -> Character.isWhitespace(c) || c == ';' || c == '{')) {
      return Optional.empty();
    }
    try {
      return Optional.ofNullable(session.evaluate(java));
    } catch (Exception e) {
      if (e instanceof InterruptedException || Thread.currentThread().isInterrupted()) {
        throw call.error("interrupted while %s was looked up", java);
      }
      failures.put(java, String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
      return Optional.empty();
    }
  }

  /** Why an expression without a value has none. */
  private String absence(String kind, String java) {
    if (session.variables().containsKey(java)) {
      return java + " is null";
    }
    return JavaSource.isName(java) || !failures.containsKey(java)
        ? "there is no " + kind + " " + java
        : java + " cannot be evaluated: " + failures.get(java);
  }

  /** What an expression gives instead of what was expected. */
  String found(String java, Object value) {
    return value == null
        ? absence("variable", java)
        : java + " is a " + value.getClass().getSimpleName();
  }
}
