package org.unroll.kernel.shell;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Collectors;
import org.unroll.kernel.protocol.Connection;
import org.unroll.kernel.protocol.Log;
import org.unroll.kernel.protocol.Message;
import org.unroll.kernel.protocol.RouterChannel;

/**
 * Answers the requests of one channel, one after the other: busy, the handler, the reply, idle.
 * Nothing that a handler throws ends the loop.
 */
final class ShellLoop implements Runnable {
  private final Connection connection;
  private final RouterChannel channel;
  private final Map<String, Handler> handlers;
  private final BlockingQueue<Message> waiting = new LinkedBlockingQueue<>();
  private volatile Message current;

  ShellLoop(Connection connection, RouterChannel channel, Map<String, Handler> handlers) {
    this.connection = connection;
    this.channel = channel;
    this.handlers = handlers;
  }

  /** Begins to listen to the channel and to answer on a thread of this name. */
  void start(String threadName) {
    channel.start(waiting::add);
    Thread thread = new Thread(this, threadName);
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void run() {
    while (true) {
      try {
        answer(waiting.take()).forEach(this::abort);
      } catch (InterruptedException e) {
        return;
      } catch (Throwable e) {
        Log.warn("a request was not answered: " + e);
      }
    }
  }

  /** The request that is being answered; null if none is. */
  Message current() {
    return current;
  }

  /** Answers a request and gives the cells that must not be executed because it failed. */
  private List<Message> answer(Message request) {
    current = request;
    Handler handler = handlers.get(request.type());
    connection.publisher().status("busy", request);
    try {
      if (handler == null) {
        refuse(request);
        return List.of();
      }
      JsonObject content = handle(handler, request);
      List<Message> behind = stops(request, content) ? takeWaitingCells() : List.of();
      if (content != null) {
        reply(request, content);
      }
      return behind;
    } finally {
      current = null;
      connection.publisher().status("idle", request);
    }
  }

  /** A front end that waits for an answer is told that there is none. */
  private void refuse(Message request) {
    if (request.type().endsWith("_request")) {
      reply(request, Errors.reply("NotSupported", "This kernel has no " + request.type() + "."));
    } else {
      Log.warn("no answer to a message of type " + request.type());
    }
  }

  private static JsonObject handle(Handler handler, Message request) {
    try {
      return handler.handle(request);
    } catch (Throwable e) {
      Log.warn(request.type() + " failed: " + e);
      return Errors.reply(e);
    }
  }

  void reply(Message request, JsonObject content) {
    String type = request.type().replace("_request", "_reply");
    channel.send(connection.codec().message(type, content, request));
  }

  private static boolean stops(Message request, JsonObject content) {
    return request.type().equals("execute_request")
        && request.flag("stop_on_error", true)
        && !content.get("status").getAsString().equals("ok");
  }

  /**
   * The cells that were sent before the front end could know of an error: those that wait before
   * the reply is sent.
   */
  private List<Message> takeWaitingCells() {
    List<Message> all = new ArrayList<>();
    waiting.drainTo(all);
    Map<Boolean, List<Message>> byKind =
        all.stream().collect(Collectors.partitioningBy(m -> m.type().equals("execute_request")));
    waiting.addAll(byKind.get(false));
    return byKind.get(true);
  }

  private void abort(Message request) {
    connection.publisher().status("busy", request);
    JsonObject content = new JsonObject();
    content.addProperty("status", "aborted");
    reply(request, content);
    connection.publisher().status("idle", request);
  }
}
