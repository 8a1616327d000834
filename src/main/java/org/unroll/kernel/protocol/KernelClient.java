package org.unroll.kernel.protocol;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

/** The front end's side of a kernel's shell channel. */
public final class KernelClient implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 60_000;

  private final ZContext context = new ZContext();
  private final MessageCodec codec;
  private final ZMQ.Socket shell;

  public KernelClient(ConnectionFile file) {
    codec = new MessageCodec(file);
    shell = context.createSocket(SocketType.DEALER);
    shell.setReceiveTimeOut(PATIENCE_MILLIS);
    shell.connect(file.address(file.shellPort()));
  }

  /**
   * Has a cell executed and waits for the reply.
   *
   * @throws IllegalStateException if none comes
   */
  public Message execute(String code) {
    JsonObject content = new JsonObject();
    content.addProperty("code", code);
    content.addProperty("stop_on_error", false);
    Frames.send(shell, codec.encode(codec.message("execute_request", content, null)));
    List<byte[]> frames = new ArrayList<>();
    do {
      byte[] frame = shell.recv();
      if (frame == null) {
        throw new IllegalStateException("The kernel does not answer.");
      }
      frames.add(frame);
    } while (shell.hasReceiveMore());
    try {
      return codec.decode(frames);
    } catch (MalformedMessageException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    context.close();
  }
}
