package org.unroll.kernel.protocol;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where a front end expects the kernel's five sockets, and the key that signs their messages.
 *
 * @param transport always {@code tcp}
 * @param ip the address to bind to
 * @param key the shared secret; empty means that messages are not signed
 * @param signatureScheme {@code hmac-} and the digest's name
 */
public record ConnectionFile(
    String transport,
    String ip,
    int shellPort,
    int controlPort,
    int stdinPort,
    int iopubPort,
    int heartbeatPort,
    String key,
    String signatureScheme) {

  /**
   * Reads the JSON file whose path the front end passes to the kernel.
   *
   * @throws IOException if the file cannot be read or is not a connection file
   */
  public static ConnectionFile read(Path path) throws IOException {
    try {
      return of(JsonParser.parseString(Files.readString(path)).getAsJsonObject());
    } catch (JsonParseException | IllegalStateException | NumberFormatException e) {
      throw new IOException(path + " is not a Jupyter connection file: " + e.getMessage(), e);
    }
  }

  private static ConnectionFile of(JsonObject json) throws IOException {
    String transport = text(json, "transport", "tcp");
    if (!transport.equals("tcp")) {
      throw new IOException("This kernel speaks tcp, but the front end asks for " + transport);
    }
    return new ConnectionFile(
        transport,
        text(json, "ip", "127.0.0.1"),
        port(json, "shell_port"),
        port(json, "control_port"),
        port(json, "stdin_port"),
        port(json, "iopub_port"),
        port(json, "hb_port"),
        text(json, "key", ""),
        text(json, "signature_scheme", "hmac-sha256"));
  }

  private static String text(JsonObject json, String name, String otherwise) {
    JsonElement value = json.get(name);
    return value == null || value.isJsonNull() ? otherwise : value.getAsString();
  }

  private static int port(JsonObject json, String name) throws IOException {
    if (!json.has(name)) {
      throw new IOException("The connection file has no " + name);
    }
    return json.get(name).getAsInt();
  }

  /** The ZeroMQ address of one port. */
  public String address(int port) {
    return transport + "://" + ip + ":" + port;
  }

  /** Never shows the key. */
  @Override
  public String toString() {
    return "ConnectionFile[" + address(shellPort) + ", " + signatureScheme + "]";
  }
}
