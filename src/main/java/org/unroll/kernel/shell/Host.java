package org.unroll.kernel.shell;

import com.google.gson.JsonObject;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.unroll.kernel.java.CellEvaluator;
import org.unroll.kernel.magic.MagicRegistry;
import org.unroll.kernel.protocol.Connection;
import org.unroll.kernel.protocol.Message;

/** One running kernel: the channels, the handlers of their requests, and the user's session. */
public final class Host {
  /** How long the reply to an order to end has to leave the process. */
  private static final int REPLY_MILLIS = 100;

  private final Connection connection;
  private final Output output;
  private final Comms comms;
  private final Session session;

  /**
   * A kernel on these sockets.
   *
   * @param evaluator the evaluator of cells, which may still be starting
   */
  public Host(
      Connection connection, MagicRegistry magics, CompletableFuture<CellEvaluator> evaluator) {
    this.connection = connection;
    output = new Output(connection);
    comms = new Comms(connection, output);
    session = new Session(magics, evaluator, output, comms);
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
    ShellLoop shell = new ShellLoop(connection, connection.shell(), shellHandlers());
    shell.start("kernel-requests");
    new ShellLoop(connection, connection.control(), controlHandlers()).start("kernel-orders");
    Ending.watch(connection, shell);
    ParentWatch.start();
    InterruptSignal.handle(session::interrupt);
  }

  private Map<String, Handler> controlHandlers() {
    Map<String, Handler> handlers = new HashMap<>();
    handlers.put("kernel_info_request", new KernelInfo());
    handlers.put("interrupt_request", this::interrupt);
    handlers.put("shutdown_request", this::shutdown);
    handlers.put("comm_info_request", comms::info);
    handlers.put("debug_request", Host::refuseToDebug);
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

  /** The Debug Adapter Protocol's own form of a refusal. */
  private static JsonObject refuseToDebug(Message request) {
    String reason = "This kernel has no debugger.";
    JsonObject content = Errors.reply("NotSupported", reason);
    content.addProperty("type", "response");
    content.addProperty("request_seq", request.number("seq", 0));
    content.addProperty("command", request.text("command", ""));
    content.addProperty("success", false);
    content.addProperty("message", reason);
    return content;
  }

  private JsonObject shutdown(Message request) {
    JsonObject content = Handler.ok();
    content.addProperty("restart", request.flag("restart", false));
    new Thread(Host::exitAfterReply, "kernel-end").start();
    return content;
  }

  private static void exitAfterReply() {
    try {
      Thread.sleep(REPLY_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    System.exit(0);
  }
}
