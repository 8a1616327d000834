package org.unroll.notebook.magic;

import java.util.List;
import java.util.Optional;
import org.unroll.data.Dataset;
import org.unroll.matrix.Rows;
import org.unroll.network.EncoderDecoder;
import org.unroll.network.Model;
import org.unroll.network.Network;
import org.unroll.notebook.Session;
import org.unroll.notebook.Unroll;

/** One run of a magic: its arguments, the session, and for a cell magic the lines below. */
public final class Context {
  private final Session session;
  private final Call call;
  private final Scope scope;
  private final String body;

  Context(Session session, Call call, String body) {
    this.session = session;
    this.call = call;
    this.body = body;
    scope = new Scope(session, call);
  }

  /** The session that it runs in. */
  public Session session() {
    return session;
  }

  /** What stands behind its name. */
  public Call call() {
    return call;
  }

  /** What the variable of that name holds; empty if it is null or there is none. */
  public Optional<Object> variable(String name) {
    return scope.evaluate(name);
  }

  Scope scope() {
    return scope;
  }

  String body() {
    return body;
  }

  /** The network that the first word names. */
  Source<Network> network() {
    return scope.network(0);
  }

  /** The network or encoder-decoder that the first word names. */
  Source<? extends Model> model() {
    return scope.model(0);
  }

  /** The half of an encoder-decoder that reads. */
  static Source<Network> encoder(Source<EncoderDecoder> pair) {
    return new Source<>(pair.value().encoder(), pair.java() + ".encoder()");
  }

  /** The sequence that the words from {@code from} on stand for. */
  Source<Rows> sequence(Source<Network> network, int from) {
    return sequence(network, call.wordsFrom(from, "the input"));
  }

  /** The sequence that {@code words} stand for. */
  Source<Rows> sequence(Source<Network> network, List<Word> words) {
    return new Inputs(scope, call).sequence(network, words);
  }

  /** The data behind {@code NET on}. */
  Source<? extends Dataset> dataOn(Source<? extends Model> model) {
    Word on = call.word(1, "on DATA");
    if (!on.text().equals("on")) {
      throw call.error(
          "expected on DATA but there is %s; write %s", on.text(), call.spec().usage());
    }
    Word data = call.word(2, "the data");
    call.requireAtMost(3);
    return scope.data(data, model);
  }

  /** Shows the layers of a model as a table. */
  void showSummary(Model model) {
    session.display(
        model instanceof EncoderDecoder pair
            ? Unroll.summary(pair)
            : Unroll.summary((Network) model));
  }

  /** Prints the Java that does the same, if the call asks for it. */
  public void java(String source) {
    if (call.showsJava()) {
      session.out().println(source);
    }
  }
}
