package org.unroll.kernel.shell;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.kernel.display.mime.MIMEType;
import java.util.Map;
import java.util.regex.Pattern;
import org.unroll.kernel.java.CellException;
import org.unroll.kernel.java.CellSource;
import org.unroll.kernel.java.Inspection;
import org.unroll.kernel.protocol.Message;

/** Executes cells. */
final class ExecuteHandler implements Handler {
  /** A name or a magic with a question mark behind it. */
  private static final Pattern HELP = Pattern.compile("\\s*%{0,2}[\\w$.]+\\?{1,2}\\s*");

  private final Session session;
  private final Output output;
  private final History history;
  private int executed;

  ExecuteHandler(Session session, Output output, History history) {
    this.session = session;
    this.output = output;
    this.history = history;
  }

  @Override
  public JsonObject handle(Message request) {
    boolean silent = request.flag("silent", false);
    boolean stored = !silent && request.flag("store_history", true);
    int count = executed + 1;
    if (stored) {
      executed = count;
    }
    String code = request.text("code", "");
    session.begin();
    output.begin(request, silent);
    publishInput(code, count);
    JsonArray payload = new JsonArray();
    String result = null;
    try {
      if (HELP.matcher(code).matches()) {
        payload.add(page(code));
      } else {
        result = evaluate(code, count);
      }
      return reply(request, count, payload);
    } catch (CellException e) {
      output.publish("error", Errors.content(e));
      JsonObject failed = Errors.content(e);
      failed.addProperty("status", "error");
      failed.addProperty("execution_count", count);
      return failed;
    } finally {
      if (stored) {
        history.add(count, code, result);
      }
    }
  }

  private void publishInput(String code, int count) {
    JsonObject content = new JsonObject();
    content.addProperty("code", code);
    content.addProperty("execution_count", count);
    output.publish("execute_input", content);
  }

  /** Publishes the cell's value and gives its text; null if it has none. */
  private String evaluate(String code, int count) throws CellException {
    DisplayData result = session.evaluate(CellSource.ofCell(count, code));
    if (result == null) {
      return null;
    }
    publishResult(result, count);
    return String.valueOf(result.getData(MIMEType.TEXT_PLAIN));
  }

  private JsonObject reply(Message request, int count, JsonArray payload) {
    JsonObject reply = Handler.ok();
    reply.addProperty("execution_count", count);
    reply.add("payload", payload);
    reply.add("user_expressions", userExpressions(request));
    return reply;
  }

  private JsonObject page(String code) {
    String subject = code.strip().replaceFirst("\\?+$", "");
    Inspection found = session.inspect(subject, subject.length(), code.strip().endsWith("??"));
    JsonObject data = new JsonObject();
    String nothing = "Nothing is known of " + subject + ".";
    data.addProperty("text/plain", found == null ? nothing : found.text());
    JsonObject page = new JsonObject();
    page.addProperty("source", "page");
    page.add("data", data);
    page.addProperty("start", 0);
    return page;
  }

  private void publishResult(DisplayData result, int count) {
    JsonObject content = MimeBundle.of(result, false);
    content.addProperty("execution_count", count);
    output.publish("execute_result", content);
  }

  private JsonObject userExpressions(Message request) {
    JsonObject results = new JsonObject();
    for (Map.Entry<String, JsonElement> entry : request.object("user_expressions").entrySet()) {
      results.add(entry.getKey(), userExpression(entry.getKey(), entry.getValue().getAsString()));
    }
    return results;
  }

  private JsonObject userExpression(String name, String code) {
    try {
      DisplayData value = session.evaluate(new CellSource("user expression " + name, code));
      JsonObject result = MimeBundle.of(DisplayData.emptyIfNull(value), false);
      result.addProperty("status", "ok");
      return result;
    } catch (CellException e) {
      JsonObject result = Errors.content(e);
      result.addProperty("status", "error");
      return result;
    }
  }
}
