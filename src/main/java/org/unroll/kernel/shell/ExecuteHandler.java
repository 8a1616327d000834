package org.unroll.kernel.shell;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import java.util.Map;
import org.unroll.kernel.java.CellException;
import org.unroll.kernel.java.CellSource;
import org.unroll.kernel.protocol.Message;

/** Executes cells. */
final class ExecuteHandler implements Handler {
  private final Session session;
  private final Output output;
  private int executed;

  ExecuteHandler(Session session, Output output) {
    this.session = session;
    this.output = output;
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
    output.begin(request, silent);
    publishInput(code, count);
    return execute(request, code, count);
  }

  private void publishInput(String code, int count) {
    JsonObject content = new JsonObject();
    content.addProperty("code", code);
    content.addProperty("execution_count", count);
    output.publish("execute_input", content);
  }

  private JsonObject execute(Message request, String code, int count) {
    JsonObject reply = Handler.ok();
    reply.addProperty("execution_count", count);
    reply.add("payload", new JsonArray());
    try {
      DisplayData result = session.evaluate(CellSource.ofCell(count, code));
      if (result != null) {
        publishResult(result, count);
      }
      reply.add("user_expressions", userExpressions(request));
      return reply;
    } catch (CellException e) {
      output.publish("error", Errors.content(e));
      JsonObject failed = Errors.content(e);
      failed.addProperty("status", "error");
      failed.addProperty("execution_count", count);
      return failed;
    }
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
