package org.unroll.kernel.shell;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import org.unroll.kernel.java.Completeness;
import org.unroll.kernel.java.Completion;
import org.unroll.kernel.java.Inspection;
import org.unroll.kernel.protocol.Message;

/**
 * Answers what is asked about code that is not executed. Front ends count code points, Java counts
 * UTF-16 units; this is where one becomes the other.
 */
final class CodeHandlers {
  private final Session session;

  CodeHandlers(Session session) {
    this.session = session;
  }

  JsonObject complete(Message request) {
    String code = request.text("code", "");
    Completion completion = session.complete(code, cursor(request, code));
    JsonArray matches = new JsonArray();
    completion.matches().forEach(matches::add);
    JsonObject content = Handler.ok();
    content.add("matches", matches);
    content.addProperty("cursor_start", code.codePointCount(0, completion.start()));
    content.addProperty("cursor_end", code.codePointCount(0, completion.end()));
    content.add("metadata", new JsonObject());
    return content;
  }

  JsonObject inspect(Message request) {
    String code = request.text("code", "");
    Inspection found =
        session.inspect(code, cursor(request, code), request.number("detail_level", 0) > 0);
    JsonObject data = new JsonObject();
    if (found != null) {
      data.addProperty("text/plain", found.text());
    }
    if (found != null && found.html() != null) {
      data.addProperty("text/html", found.html());
    }
    JsonObject content = Handler.ok();
    content.addProperty("found", found != null);
    content.add("data", data);
    content.add("metadata", new JsonObject());
    return content;
  }

  JsonObject isComplete(Message request) {
    Completeness completeness = session.evaluator().reader().completeness(request.text("code", ""));
    JsonObject content = new JsonObject();
    content.addProperty("status", completeness.status());
    if (completeness.status().equals("incomplete")) {
      content.addProperty("indent", completeness.indent());
    }
    return content;
  }

  private static int cursor(Message request, String code) {
    int points = code.codePointCount(0, code.length());
    int cursor = request.number("cursor_pos", points);
    return code.offsetByCodePoints(0, Math.max(0, Math.min(cursor, points)));
  }
}
