package org.unroll.kernel.shell;

import com.google.gson.JsonObject;
import java.util.HashMap;
import java.util.Map;
import org.unroll.kernel.protocol.Connection;
import org.unroll.kernel.protocol.Message;

/** One running kernel: the channels, the handlers of their requests, and the user's session. */
public final class Host {
  private final Connection connection;
  private final Output output;
  private final Comms comms;
  private final Session session;

  public Host(Connection connection) {
    this.connection = connection;
    output = new Output(connection);
    comms = new Comms(connection, output);
    session = new Session(output, comms);
  }

  public Session session() {
    return session;
  }

  /** Takes the process's standard streams for the cells and begins to answer requests. */
  public void start() {
    System.setOut(output.stream("stdout"));
    System.setErr(output.stream("stderr"));
    System.setIn(output.input());
    connection.publisher().status("starting", null);
    connection.stdin().start(output.input()::accept);
    new ShellLoop(connection, connection.shell(), shellHandlers()).start("kernel-requests");
    new ShellLoop(connection, connection.control(), controlHandlers()).start("kernel-orders");
  }

  private Map<String, Handler> controlHandlers() {
    Map<String, Handler> handlers = new HashMap<>();
    handlers.put("kernel_info_request", new KernelInfo());
    handlers.put("interrupt_request", this::interrupt);
    handlers.put("shutdown_request", this::shutdown);
    handlers.put("comm_info_request", comms::info);
    return handlers;
  }

  private Map<String, Handler> shellHandlers() {
    Map<String, Handler> handlers = controlHandlers();
    History history = new History();
    handlers.put("history_request", history);
    handlers.put("execute_request", new ExecuteHandler(session, output, history));
    CodeHandlers code = new CodeHandlers(session);
    handlers.put("complete_request", code::complete);
    handlers.put("inspect_request", code::inspect);
    handlers.put("is_complete_request", code::isComplete);
    handlers.put("comm_open", comms::open);
    handlers.put("comm_msg", comms::message);
    handlers.put("comm_close", comms::close);
    return handlers;
  }

  private JsonObject interrupt(Message request) {
    session.interrupt();
    return Handler.ok();
  }

  private JsonObject shutdown(Message request) {
    JsonObject content = Handler.ok();
    content.addProperty("restart", request.flag("restart", false));
    Thread end = new Thread(() -> System.exit(0), "kernel-end");
    end.start();
    return content;
  }
}
