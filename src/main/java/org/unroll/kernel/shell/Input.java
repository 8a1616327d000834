package org.unroll.kernel.shell;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Supplier;
import org.unroll.kernel.protocol.Connection;
import org.unroll.kernel.protocol.Message;

/** Standard input: each line is asked of the front end that sent the cell. */
final class Input extends InputStream {
  private final Connection connection;
  private final Supplier<Message> parent;
  private final BlockingQueue<Message> replies = new LinkedBlockingQueue<>();
  private byte[] line = new byte[0];
  private int at;
  private volatile boolean stale;

  /**
   * @param parent the request that is being executed
   */
  Input(Connection connection, Supplier<Message> parent) {
    this.connection = connection;
    this.parent = parent;
  }

  /** Takes an answer of the front end. */
  void accept(Message message) {
    if (message.type().equals("input_reply")) {
      replies.add(message);
    }
  }

  @Override
  public synchronized int read() throws IOException {
    if (stale || at == line.length) {
      stale = false;
      line = (ask("", false) + "\n").getBytes(StandardCharsets.UTF_8);
      at = 0;
    }
    return line[at++] & 0xff;
  }

  @Override
  public synchronized int read(byte[] into, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    into[offset] = (byte) read();
    int more = Math.min(length - 1, available());
    System.arraycopy(line, at, into, offset + 1, more);
    at += more;
    return more + 1;
  }

  @Override
  public synchronized int available() {
    return stale ? 0 : line.length - at;
  }

  /** Forgets what is left of the last line, so that a cell does not read an older cell's input. */
  void clear() {
    stale = true;
    replies.clear();
  }

  String ask(String prompt, boolean password) {
    Message request = parent.get();
    if (request == null || !request.flag("allow_stdin", false)) {
      throw new UncheckedIOException(
          new IOException("This front end cannot be asked for input (allow_stdin is false)."));
    }
    JsonObject content = new JsonObject();
    content.addProperty("prompt", prompt);
    content.addProperty("password", password);
    connection.stdin().send(connection.codec().message("input_request", content, request));
    try {
      return replies.take().text("value", "");
    } catch (InterruptedException e) {
      throw new CancellationException("Interrupted while waiting for input");
    }
  }
}
