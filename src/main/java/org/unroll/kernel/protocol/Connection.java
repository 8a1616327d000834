package org.unroll.kernel.protocol;

import java.io.IOException;
import org.zeromq.ZContext;

/** The five bound sockets of one running kernel. */
public final class Connection implements AutoCloseable {
  private final ZContext context = new ZContext(1);
  private final MessageCodec codec;
  private final Publisher publisher;
  private final RouterChannel shell;
  private final RouterChannel control;
  private final RouterChannel stdin;

  /**
   * Binds all sockets to the address that the front end gives.
   *
   * @throws IOException if a socket cannot be opened
   */
  public Connection(ConnectionFile file) throws IOException {
    context.setLinger(2_000);
    codec = new MessageCodec(file);
    publisher = new Publisher(context, file.address(file.iopubPort()), codec);
    shell = new RouterChannel("shell", context, file.address(file.shellPort()), codec);
    control = new RouterChannel("control", context, file.address(file.controlPort()), codec);
    stdin = new RouterChannel("stdin", context, file.address(file.stdinPort()), codec);
    new Heartbeat(context, file.address(file.heartbeatPort()));
  }

  public MessageCodec codec() {
    return codec;
  }

  public Publisher publisher() {
    return publisher;
  }

  public RouterChannel shell() {
    return shell;
  }

  public RouterChannel control() {
    return control;
  }

  public RouterChannel stdin() {
    return stdin;
  }

  /** Sends everything that waits to be sent, then closes the sockets. */
  @Override
  public void close() {
    shell.close();
    control.close();
    stdin.close();
    publisher.close();
    context.close();
  }
}
