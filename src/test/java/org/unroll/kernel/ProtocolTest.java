package org.unroll.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.unroll.kernel.protocol.KernelProcess;
import org.unroll.kernel.protocol.Message;

/** Requests that front ends seldom send. */
@Timeout(120)
class ProtocolTest extends SharedKernel {
  private static final long SIGINT_BIT = 1 << (2 - 1);

  @Test
  void requestsThatTheKernelDoesNotKnowAreRefused() {
    for (Message reply :
        List.of(
            kernel.order("create_subshell_request", "{}"),
            kernel.order("debug_request", "{\"command\":\"debugInfo\",\"seq\":4}"),
            kernel.ask("no_such_request", "{}"))) {
      assertEquals("error", reply.text("status", ""));
      assertFalse(reply.text("evalue", "").isEmpty());
    }
  }

  @Test
  void whatACommAnswersBelongsToTheMessageItAnswers() {
    String imports =
        "import io.github.spencerpark.jupyter.kernel.comm.*;\n"
            + "import io.github.spencerpark.jupyter.messages.Message;\n"
            + "import io.github.spencerpark.jupyter.messages.comm.*;\n";
    String echo =
        "class Echo extends Comm {\n"
            + "  Echo(CommManager m, String id, String target) { super(m, id, target); }\n"
            + "  protected void onMessage(Message<CommMsgCommand> message) {"
            + " send(message.getContent().getData()); }\n"
            + "  protected void onClose(Message<CommCloseCommand> message, boolean here) {}\n"
            + "}\n"
            + "getKernelInstance().getCommManager()"
            + ".registerTarget(\"echo\", (m, id, target, message) -> new Echo(m, id, target));";
    assertEquals("ok", kernel.execute(imports + echo).status());
    say("comm_open", "{\"comm_id\":\"e\",\"target_name\":\"echo\",\"data\":{}}");
    List<Message> answers = say("comm_msg", "{\"comm_id\":\"e\",\"data\":{\"a\":[1]}}");
    assertTrue(
        answers.stream().anyMatch(m -> m.type().equals("comm_msg") && m.object("data").has("a")));
    String other = kernel.ask("comm_info_request", "{\"target_name\":\"x\"}").content().toString();
    assertTrue(other.contains("\"comms\":{}"), other);
    say("comm_close", "{\"comm_id\":\"e\",\"data\":{}}");
    assertEquals("{}", kernel.ask("comm_info_request", "{}").object("comms").toString());
  }

  private static List<Message> say(String type, String content) {
    return kernel.published(kernel.begin(type, JsonParser.parseString(content).getAsJsonObject()));
  }

  @Test
  void inspectionFindsANameInsideACall() {
    String code = "Math.max(1, Math.abs(-2))";
    for (int cursor : new int[] {2, 6, 14, 16, 19}) {
      String request = "{\"code\":\"" + code + "\",\"cursor_pos\":" + cursor + "}";
      assertTrue(kernel.ask("inspect_request", request).flag("found", false), "at " + cursor);
    }
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void anInterruptSignalStopsTheCellAndNotTheKernel() throws Exception {
    assumeFalse(ignoresInterrupts(kernel.process()), "started in the background of a shell");
    Message cell = kernel.begin("Thread.sleep(600_000)");
    kernel.awaitPublished(m -> m.type().equals("execute_input"));
    Thread.sleep(300);
    new ProcessBuilder("kill", "-INT", Long.toString(kernel.process().pid())).start().waitFor();
    assertEquals("Interrupted", kernel.finish(cell).errorName());
    assertEquals("2", kernel.execute("1 + 1").result());
  }

  /** What a shell starts in the background inherits it, and Java leaves it so. */
  private static boolean ignoresInterrupts(Process process) throws IOException {
    Path status = Path.of("/proc/" + process.pid() + "/status");
    if (!Files.exists(status)) {
      return false;
    }
    Matcher ignored =
        Pattern.compile("SigIgn:\\s*(\\p{XDigit}+)").matcher(Files.readString(status));
    return ignored.find() && (Long.parseUnsignedLong(ignored.group(1), 16) & SIGINT_BIT) != 0;
  }

  @Test
  void aHookThatEndsTheProcessOnceMoreDoesNotKeepIt() throws Exception {
    try (KernelProcess mortal = KernelProcess.start()) {
      mortal.execute("Runtime.getRuntime().addShutdownHook(new Thread(() -> System.exit(3)));");
      mortal.order("shutdown_request", "{\"restart\":false}");
      assertTrue(mortal.process().waitFor(20, TimeUnit.SECONDS));
    }
  }
}
