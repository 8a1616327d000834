package org.unroll.notebook.magic;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.unroll.data.Corpus;
import org.unroll.data.Dataset;
import org.unroll.data.Example;
import org.unroll.data.Examples;
import org.unroll.network.Network;
import org.unroll.notebook.Session;

/** Finds what the words of a call stand for in the user's session. */
final class Scope {
  private final Session session;
  private final Call call;

  Scope(Session session, Call call) {
    this.session = session;
    this.call = call;
  }

  /** The network of the word at {@code index}. */
  Source<Network> network(int index) {
    String name = call.word(index, "the network").text();
    Object value = evaluate(name).orElse(null);
    if (value instanceof Network network) {
      return new Source<>(network, name);
    }
    String problem =
        value == null
            ? "there is no network " + name
            : name + " is a " + value.getClass().getSimpleName() + ", not a network";
    throw call.error("%s; %s", problem, networksThereAre());
  }

  private String networksThereAre() {
    List<String> names = names("Network");
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

  /** The data that {@code word} stands for, to be read by {@code network}. */
  Source<? extends Dataset> data(Word word, Source<Network> network) {
    if (word.isText()) {
      return corpus(word.text(), JavaSource.literal(word.text()), network);
    }
    Object value = evaluate(word.text()).orElse(null);
    if (value instanceof Dataset data) {
      return new Source<>(data, word.text());
    }
    if (value instanceof String text) {
      return corpus(text, word.text(), network);
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
    throw call.error(
        "%s; data is a Corpus, Examples or a text in double quotes%s",
        value == null
            ? "there is no variable " + word.text()
            : word.text() + " is a " + value.getClass().getSimpleName(),
        dataThereIs());
  }

  private String dataThereIs() {
    String names =
        List.of("Corpus", "Examples", "Dataset").stream()
            .flatMap(type -> names(type).stream())
            .collect(Collectors.joining(", "));
    return names.isEmpty() ? "" : ", and there are " + names;
  }

  private Source<Corpus> corpus(String text, String java, Source<Network> network) {
    if (network.value().vocabulary().isEmpty()) {
      throw call.error(
          "%s reads %d numbers a step, so it cannot be trained or measured on a text",
          network.java(), network.value().inputSize());
    }
    return new Source<>(
        Corpus.of(text, network.value().vocabulary().get()),
        "Corpus.of(" + java + ", " + network.java() + ".vocabulary().get())");
  }

  /** The value of a Java expression; empty if it has none. */
  Optional<Object> evaluate(String java) {
    if (java.isEmpty()
        || java.chars().anyMatch(c -> Character.isWhitespace(c) || c == ';' || c == '{')) {
      return Optional.empty();
    }
    try {
      return Optional.ofNullable(session.evaluate(java));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (Exception e) {
      return Optional.empty();
    }
  }
}
