package org.unroll.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A network written as text, one layer a line:
 *
 * <pre>
 * onehot vocabulary
 * lstm 64 forgetBias=1     # a comment
 * dense vocabulary
 * </pre>
 *
 * <p>A line is {@code NAME [SIZE] [key=value ...]}. A size is a number or a name: of an int, or of
 * a {@link org.unroll.data.Vocabulary} or {@link org.unroll.data.Corpus}, which stands for its
 * number of symbols. The last {@code dense} is the head: its activation is softmax unless given, or
 * identity where its size is 1; the activation of any other dense line is relu unless given.
 */
public final class NetworkLines {
  private final List<LayerKinds.Call> calls;

  /** Looks up what a name in a layer line stands for. */
  @FunctionalInterface
  public interface Names {
    /** The value of that name, if there is one. */
    Optional<?> find(String name);
  }

  private NetworkLines(List<LayerKinds.Call> calls) {
    this.calls = calls;
  }

  /**
   * Reads the lines of {@code text}.
   *
   * @throws IllegalArgumentException in one sentence that names the line, what stands there and
   *     what was expected
   */
  public static NetworkLines parse(String text, Names names) {
    List<LayerLine> lines = new ArrayList<>();
    String[] all = text.split("\\R", -1);
    for (int k = 0; k < all.length; k++) {
      LayerLine.parse(k + 1, all[k], names).ifPresent(lines::add);
    }
    if (lines.isEmpty()) {
      throw new IllegalArgumentException(
          "There are no layer lines. Begin with input SIZE or onehot VOCABULARY, then a layer a line, such as"
              + " lstm 64.");
    }
    NetworkLines network = new NetworkLines(calls(lines));
    network.tryOut(lines);
    return network;
  }

  private static List<LayerKinds.Call> calls(List<LayerLine> lines) {
    int last = -1;
    String loss = "";
    for (int k = 0; k < lines.size(); k++) {
      last = lines.get(k).kind().equals("dense") ? k : last;
      loss = lines.get(k).kind().equals("loss") ? lines.get(k).firstWord() : loss;
    }
    List<LayerKinds.Call> calls = new ArrayList<>();
    for (int k = 0; k < lines.size(); k++) {
      LayerLine line = lines.get(k);
      calls.add(LayerKinds.named(line).read(line, new LayerKinds.Head(k == last, loss)));
      line.requireAllRead();
    }
    return calls;
  }

  /** Adds each layer once, so that a wrong one is reported with its line. */
  private void tryOut(List<LayerLine> lines) {
    NetworkBuilder builder = Network.builder();
    for (int k = 0; k < calls.size(); k++) {
      try {
        calls.get(k).apply().accept(builder);
      } catch (IllegalArgumentException e) {
        throw lines.get(k).error(e.getMessage());
      }
    }
  }

  /** A builder to which all layers were added. */
  public NetworkBuilder builder() {
    NetworkBuilder builder = Network.builder();
    calls.forEach(call -> call.apply().accept(builder));
    return builder;
  }

  /**
   * The calls of a {@link NetworkBuilder} that do the same, a line each, such as {@code .lstm(64)}.
   */
  public List<String> java() {
    return calls.stream().map(LayerKinds.Call::java).filter(java -> !java.isEmpty()).toList();
  }
}
