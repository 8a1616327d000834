package org.unroll.kernel.shell;

import com.google.gson.JsonObject;
import io.github.spencerpark.jupyter.channels.DefaultReplyEnvironment;
import io.github.spencerpark.jupyter.kernel.comm.Comm;
import io.github.spencerpark.jupyter.kernel.comm.CommFactory;
import io.github.spencerpark.jupyter.kernel.comm.CommManager;
import io.github.spencerpark.jupyter.messages.ContentType;
import io.github.spencerpark.jupyter.messages.Header;
import io.github.spencerpark.jupyter.messages.MessageType;
import io.github.spencerpark.jupyter.messages.comm.CommCloseCommand;
import io.github.spencerpark.jupyter.messages.comm.CommMsgCommand;
import io.github.spencerpark.jupyter.messages.comm.CommOpenCommand;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.unroll.kernel.protocol.Connection;
import org.unroll.kernel.protocol.Message;

/**
 * Comms: conversations between an object of the kernel and one of the front end. A comm that is
 * opened for a target that nobody registered is closed at once.
 */
public final class Comms extends CommManager {
  private final Connection connection;
  private final Output output;
  private volatile Message handled;

  Comms(Connection connection, Output output) {
    this.connection = connection;
    this.output = output;
  }

  /** Publishes what a handler of the base class answers, as part of one request. */
  private final class Replies extends DefaultReplyEnvironment {
    private final Message request;

    Replies(Message request) {
      super(null, null, null);
      this.request = request;
    }

    @Override
    public void setBusyDeferIdle() {
      // The loop that reads requests has done so.
    }

    @Override
    public <T extends ContentType<T>> void publish(T content) {
      send(content.getType().getName(), MimeBundle.json(content), request);
    }
  }

  JsonObject open(Message request) {
    CommOpenCommand content =
        new CommOpenCommand(id(request), request.text("target_name", ""), request.object("data"));
    return handle(
        request,
        () ->
            handleCommOpenCommand(
                new Replies(request), message(MessageType.COMM_OPEN_COMMAND, content, request)));
  }

  JsonObject message(Message request) {
    CommMsgCommand content = new CommMsgCommand(id(request), request.object("data"));
    return handle(
        request,
        () ->
            handleCommMsgCommand(
                new Replies(request), message(MessageType.COMM_MSG_COMMAND, content, request)));
  }

  JsonObject close(Message request) {
    return handle(request, () -> close(request, id(request), request.object("data")));
  }

  /** What a comm sends meanwhile belongs to the request. Comm messages have no reply. */
  private JsonObject handle(Message request, Runnable work) {
    handled = request;
    try {
      work.run();
    } finally {
      handled = null;
    }
    return null;
  }

  /** What a comm's message belongs to: the message that it answers, else the last cell. */
  private Message parent() {
    Message request = handled;
    return request == null ? output.parent() : request;
  }

  private void close(Message request, String id, JsonObject data) {
    CommCloseCommand content = new CommCloseCommand(id, data);
    handleCommCloseCommand(
        new Replies(request), message(MessageType.COMM_CLOSE_COMMAND, content, request));
  }

  /** The content of a {@code comm_info_reply}. */
  JsonObject info(Message request) {
    String wanted = request.text("target_name", "");
    JsonObject open = new JsonObject();
    for (Comm comm : this) {
      if (wanted.isEmpty() || wanted.equals(comm.getTargetName())) {
        JsonObject target = new JsonObject();
        target.addProperty("target_name", comm.getTargetName());
        open.add(comm.getID(), target);
      }
    }
    JsonObject content = Handler.ok();
    content.add("comms", open);
    return content;
  }

  private static String id(Message request) {
    return request.text("comm_id", "");
  }

  private static <T> io.github.spencerpark.jupyter.messages.Message<T> message(
      MessageType<T> type, T content, Message request) {
    return new io.github.spencerpark.jupyter.messages.Message<>(
        new Header<>(type), content, Map.of(), request == null ? List.of() : request.buffers());
  }

  @Override
  public <T extends Comm> T openComm(String target, CommFactory<T> factory) {
    String id = UUID.randomUUID().toString();
    CommOpenCommand content = new CommOpenCommand(id, target, new JsonObject());
    T comm =
        factory.produce(this, id, target, message(MessageType.COMM_OPEN_COMMAND, content, null));
    registerComm(comm);
    send("comm_open", MimeBundle.json(content), parent());
    return comm;
  }

  @Override
  public void messageComm(
      String id, JsonObject data, Map<String, Object> metadata, List<byte[]> buffers) {
    Message plain =
        connection
            .codec()
            .message("comm_msg", MimeBundle.json(new CommMsgCommand(id, data)), parent());
    JsonObject meta = metadata == null ? plain.metadata() : MimeBundle.json(metadata);
    List<byte[]> bytes = buffers == null ? List.of() : List.copyOf(buffers);
    connection
        .publisher()
        .publish(
            new Message(
                plain.identities(), plain.header(), plain.parent(), meta, plain.content(), bytes));
  }

  @Override
  public void closeComm(Comm comm) {
    send(
        "comm_close",
        MimeBundle.json(new CommCloseCommand(comm.getID(), new JsonObject())),
        parent());
    close(null, comm.getID(), new JsonObject());
  }

  private void send(String type, JsonObject content, Message request) {
    connection.publisher().publish(type, content, request);
  }
}
