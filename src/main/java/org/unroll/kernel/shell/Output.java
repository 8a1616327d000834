package org.unroll.kernel.shell;

import com.google.gson.JsonObject;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.unroll.kernel.protocol.Connection;
import org.unroll.kernel.protocol.Message;
import org.unroll.kernel.protocol.Publisher;

/**
 * What cells show and ask: streams, displays, errors, input. All of it belongs to the cell that was
 * executed last, so that what a thread of it prints later still arrives.
 */
public final class Output {
  private final Publisher publisher;
  private final Input input;
  private volatile Message parent;
  private volatile boolean silent;
  private volatile String lastDisplayId;

  Output(Connection connection) {
    publisher = connection.publisher();
    input = new Input(connection, this::parent);
  }

  /** The standard input that belongs to this output. */
  Input input() {
    return input;
  }

  /**
   * Asks the front end for a line.
   *
   * @param password whether to hide what is typed
   */
  public String ask(String prompt, boolean password) {
    return input.ask(prompt, password);
  }

  /** From here on everything belongs to {@code request}; a silent one shows nothing. */
  void begin(Message request, boolean silent) {
    this.silent = silent;
    parent = request;
    input.clear();
  }

  /** The request that is executed, or was last; null before the first. */
  Message parent() {
    return parent;
  }

  /** A stream of text: {@code stdout} or {@code stderr}. */
  PrintStream stream(String name) {
    StreamSink sink =
        new StreamSink(
            text -> {
              if (!silent) {
                publisher.write(name, text, parent);
              }
            });
    return new PrintStream(sink, true, StandardCharsets.UTF_8);
  }

  /** Shows data, under its display id if it has one. */
  public void display(DisplayData data) {
    lastDisplayId = data.getDisplayId();
    publish("display_data", MimeBundle.of(data, true));
  }

  /** Whether a value is the very id that {@code display} gave last: nothing to show once more. */
  boolean isLastDisplayId(Object value) {
    return value != null && value == lastDisplayId;
  }

  /** Replaces what is shown under the data's display id. */
  public void update(DisplayData data) {
    if (!data.hasDisplayId()) {
      throw new IllegalArgumentException("To update a display, data need its display id.");
    }
    publish("update_display_data", MimeBundle.of(data, true));
  }

  /**
   * Clears the cell's output.
   *
   * @param wait whether to wait until there is something new to show
   */
  public void clear(boolean wait) {
    JsonObject content = new JsonObject();
    content.addProperty("wait", wait);
    publish("clear_output", content);
  }

  /** Publishes any message of the cell, unless it is silent. */
  public void publish(String type, JsonObject content) {
    if (!silent) {
      publisher.publish(type, content, parent);
    }
  }
}
