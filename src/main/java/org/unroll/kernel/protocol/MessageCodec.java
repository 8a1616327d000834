package org.unroll.kernel.protocol;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.Strictness;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/**
 * Messages to ZeroMQ frames and back: {@code identities.., <IDS|MSG>, signature, header, parent
 * header, metadata, content, buffers..}.
 */
public final class MessageCodec {
  /** The version of the Jupyter messaging protocol that this kernel speaks. */
  public static final String PROTOCOL_VERSION = "5.4";

  private static final byte[] DELIMITER = "<IDS|MSG>".getBytes(StandardCharsets.US_ASCII);
  private static final int SIGNED_PARTS = 4;
  private static final Gson JSON =
      new GsonBuilder()
          .setStrictness(Strictness.STRICT)
          .serializeNulls()
          .disableHtmlEscaping()
          .create();

  private final Signer signer;
  private final String session = UUID.randomUUID().toString();

  public MessageCodec(ConnectionFile connection) {
    signer = new Signer(connection.key(), connection.signatureScheme());
  }

  /** A new message of this kernel that answers, or belongs to, {@code parent} (null: none). */
  public Message message(String type, JsonObject content, Message parent) {
    JsonObject header = new JsonObject();
    header.addProperty("msg_id", UUID.randomUUID().toString());
    header.addProperty("msg_type", type);
    header.addProperty("session", session);
    header.addProperty("username", "kernel");
    header.addProperty("date", Instant.now().truncatedTo(ChronoUnit.MICROS).toString());
    header.addProperty("version", PROTOCOL_VERSION);
    return new Message(
        parent == null ? List.of() : parent.identities(),
        header,
        parent == null ? new JsonObject() : parent.header(),
        new JsonObject(),
        content,
        List.of());
  }

  List<byte[]> encode(Message message) {
    List<byte[]> signed =
        List.of(
            bytes(message.header()),
            bytes(message.parent()),
            bytes(message.metadata()),
            bytes(message.content()));
    List<byte[]> frames = new ArrayList<>(message.identities());
    frames.add(DELIMITER);
    frames.add(signer.sign(signed));
    frames.addAll(signed);
    frames.addAll(message.buffers());
    return frames;
  }

  private static byte[] bytes(JsonObject json) {
    return JSON.toJson(json).getBytes(StandardCharsets.UTF_8);
  }

  Message decode(List<byte[]> frames) throws MalformedMessageException {
    int delimiter = delimiter(frames);
    int first = delimiter + 2;
    if (frames.size() < first + SIGNED_PARTS) {
      throw new MalformedMessageException("a message of " + frames.size() + " frames is cut short");
    }
    List<byte[]> signed = frames.subList(first, first + SIGNED_PARTS);
    if (!signer.accepts(frames.get(delimiter + 1), signed)) {
      throw new MalformedMessageException("a message's signature is wrong");
    }
    JsonObject header = json(signed.get(0));
    JsonElement type = header.get("msg_type");
    if (type == null || !type.isJsonPrimitive()) {
      throw new MalformedMessageException("a message's header has no msg_type");
    }
    return new Message(
        List.copyOf(frames.subList(0, delimiter)),
        header,
        json(signed.get(1)),
        json(signed.get(2)),
        json(signed.get(3)),
        List.copyOf(frames.subList(first + SIGNED_PARTS, frames.size())));
  }

  private static int delimiter(List<byte[]> frames) throws MalformedMessageException {
    for (int i = 0; i < frames.size(); i++) {
      if (Arrays.equals(frames.get(i), DELIMITER)) {
        return i;
      }
    }
    throw new MalformedMessageException("a message has no <IDS|MSG> frame");
  }

  private static JsonObject json(byte[] frame) throws MalformedMessageException {
    try {
      JsonObject json = JSON.fromJson(new String(frame, StandardCharsets.UTF_8), JsonObject.class);
      return json == null ? new JsonObject() : json;
    } catch (JsonParseException | ClassCastException | NumberFormatException e) {
      throw new MalformedMessageException("a message's part is not a JSON object");
    }
  }
}
