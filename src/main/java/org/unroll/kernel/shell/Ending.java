package org.unroll.kernel.shell;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import org.unroll.kernel.protocol.Connection;
import org.unroll.kernel.protocol.Message;

/**
 * The end of the process, whoever ends it. A cell that called {@code System.exit} is answered, what
 * it printed is sent, and the front end is told that the kernel shuts down.
 */
final class Ending {
  /** How long the user's own shutdown hooks may take. */
  private static final int HOOK_MILLIS = 3_000;

  private final Connection connection;
  private final ShellLoop shell;

  private Ending(Connection connection, ShellLoop shell) {
    this.connection = connection;
    this.shell = shell;
  }

  /** Has the front end told when the process ends. */
  static void watch(Connection connection, ShellLoop shell) {
    Ending ending = new Ending(connection, shell);
    Runtime.getRuntime().addShutdownHook(new Thread(ending::tell, "kernel-ending"));
  }

  private void tell() {
    Message running = shell.current();
    if (running != null && running.type().equals("execute_request")) {
      JsonObject error = error();
      connection.publisher().publish("error", error, running);
      JsonObject reply = error.deepCopy();
      reply.addProperty("status", "error");
      shell.reply(running, reply);
      connection.publisher().status("idle", running);
      JsonObject content = Handler.ok();
      content.addProperty("restart", false);
      connection.publisher().publish("shutdown_reply", content, running);
    }
    connection.close();
    haltUnlessEnded();
  }

  /**
   * A hook of the user's that waits, or that ends the process once more, would keep it for ever.
   */
  private static void haltUnlessEnded() {
    Thread halt =
        new Thread(
            () -> {
              try {
                Thread.sleep(HOOK_MILLIS);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              Runtime.getRuntime().halt(1);
            },
            "kernel-halt");
    halt.setDaemon(true);
    halt.start();
  }

  private static JsonObject error() {
    JsonArray traceback = new JsonArray();
    traceback.add("The kernel ended while this cell ran: it called System.exit, or was stopped.");
    JsonObject error = new JsonObject();
    error.addProperty("ename", "SystemExit");
    error.addProperty("evalue", traceback.get(0).getAsString());
    error.add("traceback", traceback);
    return error;
  }
}
