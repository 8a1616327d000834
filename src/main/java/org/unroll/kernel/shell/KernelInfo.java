package org.unroll.kernel.shell;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import org.unroll.kernel.protocol.Message;
import org.unroll.kernel.protocol.MessageCodec;

/** Tells a front end what this kernel is. */
final class KernelInfo implements Handler {
  @Override
  public JsonObject handle(Message request) {
    JsonObject content = Handler.ok();
    content.addProperty("protocol_version", MessageCodec.PROTOCOL_VERSION);
    content.addProperty("implementation", "unroll");
    content.addProperty("implementation_version", version());
    content.addProperty("banner", banner());
    content.addProperty("debugger", false);
    content.add("language_info", language());
    content.add("help_links", new JsonArray());
    return content;
  }

  static String banner() {
    return "Java " + Runtime.version() + ", Unroll " + version();
  }

  static String version() {
    String version = KernelInfo.class.getPackage().getImplementationVersion();
    return version == null ? "0" : version;
  }

  private static JsonObject language() {
    JsonObject language = new JsonObject();
    language.addProperty("name", "java");
    language.addProperty("version", Runtime.version().toString());
    language.addProperty("mimetype", "text/x-java-source");
    language.addProperty("file_extension", ".java");
    language.addProperty("pygments_lexer", "java");
    language.addProperty("codemirror_mode", "text/x-java");
    language.addProperty("nbconvert_exporter", "script");
    return language;
  }
}
