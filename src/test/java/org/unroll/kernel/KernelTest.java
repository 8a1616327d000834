package org.unroll.kernel;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.unroll.kernel.protocol.KernelProcess;
import org.unroll.kernel.protocol.KernelProcess.Outcome;
import org.unroll.kernel.protocol.Message;

/** What a front end sees of the kernel. */
@Timeout(120)
class KernelTest extends SharedKernel {
  @Test
  void everyLineOfManyArrivesInFewMessages() {
    Outcome outcome =
        kernel.execute("for (int i = 0; i < 20_000; i++) System.out.println(\"line \" + i);");
    List<String> lines = outcome.out().lines().toList();
    assertEquals(20_000, lines.size());
    assertEquals("line 19999", lines.get(19_999));
    assertTrue(outcome.all("stream").size() < 200);
  }

  @Test
  void aRecordMayCheckItsComponents() {
    Outcome outcome =
        kernel.execute(
            "record Rate(double value) { Rate { if (value < 0) throw new"
                + " IllegalArgumentException(\"below 0\"); } }\nnew Rate(0.5).value()");
    assertEquals("0.5", outcome.result());
  }

  @Test
  void streamsKeepTheirOrder() {
    Outcome outcome =
        kernel.execute(
            "System.out.print(\"a\"); System.err.print(\"b\"); System.out.print(\"c\");");
    List<String> texts =
        outcome.all("stream").stream().map(m -> m.text("name", "") + m.text("text", "")).toList();
    assertEquals(List.of("stdouta", "stderrb", "stdoutc"), texts);
  }

  @Test
  void repeatingAnImportOfTheStartLeavesTheOthers() {
    for (String own : List.of("java.io.*", "java.util.*", "org.unroll.cell.*")) {
      kernel.execute("import " + own + ";");
    }
    assertEquals("2", kernel.execute("List.of(1, new ArrayList<>()).size()").result());
    assertEquals("[1 x 4]", kernel.execute("new LstmCell(2, 4).zeroState(1).h().shape()").result());
    assertEquals("ok", kernel.execute("new File(\"a\"); Pattern.compile(\"b\");").status());
  }

  @Test
  void anErrorInToStringLeavesTheKernelAnswering() {
    Outcome outcome =
        kernel.execute(
            "class Bad { public String toString() { throw new StackOverflowError(\"deep\"); } }\n"
                + "new Bad()");
    assertEquals("java.lang.StackOverflowError", outcome.errorName());
    assertEquals("2", kernel.execute("1 + 1").result());
  }

  @Test
  void aTightLoopStopsAndCountsNoFurther() {
    Message loop = kernel.begin("long ticks = 0; while (true) { ticks++; }");
    kernel.awaitPublished(m -> m.type().equals("execute_input"));
    pause(500);
    kernel.order("interrupt_request", "{}");
    assertEquals("Interrupted", kernel.finish(loop).errorName());
    kernel.execute("long seen = ticks; Thread.sleep(200);");
    assertEquals("true", kernel.execute("seen == ticks").result());
  }

  @Test
  void aLoopThatSwallowsInterruptionsStops() {
    Message loop =
        kernel.begin(
            "while (true) { try { Thread.sleep(20); } catch (InterruptedException e) { } }");
    pause(500);
    kernel.order("interrupt_request", "{}");
    assertEquals("Interrupted", kernel.finish(loop).errorName());
  }

  @Test
  void codeThatHeedsAnInterruptKeepsItsResult() {
    Message loop = kernel.begin("long n = 0; while (!Thread.interrupted()) n++;\nn > 0");
    pause(1_500);
    kernel.order("interrupt_request", "{}");
    Outcome outcome = kernel.finish(loop);
    assertEquals("ok", outcome.status());
    assertEquals("true", outcome.result());
  }

  @Test
  void anErrorHasItsClassMessageCausesAndLine() {
    Outcome outcome =
        kernel.execute(
            "int half(int x) {\n"
                + "  if (x < 0)\n"
                + "    throw new IllegalStateException(\"boom\", new RuntimeException(\"inner\"));\n"
                + "  return x / 2;\n"
                + "}\n"
                + "\n"
                + "half(-1)");
    assertAll(
        () -> assertEquals("java.lang.IllegalStateException", outcome.errorName()),
        () -> assertEquals("boom", outcome.errorValue()),
        () -> assertTrue(outcome.traceback().contains("inner")),
        () -> assertTrue(outcome.traceback().contains("half, Cell"), outcome.traceback()),
        () -> assertTrue(outcome.traceback().contains("line 3"), outcome.traceback()),
        () -> assertTrue(outcome.traceback().contains("line 7"), outcome.traceback()),
        () -> assertFalse(outcome.traceback().contains("jdk.jshell"), outcome.traceback()));
  }

  @Test
  void aCompileErrorHasTheCompilersWordsAndTheLine() {
    Outcome outcome = kernel.execute("int good = 1;\n\nint bad = \"s\";");
    assertTrue(outcome.errorValue().startsWith("incompatible types"), outcome.errorValue());
    assertTrue(outcome.traceback().contains("line 3"), outcome.traceback());
  }

  @Test
  void anExceptionOfTheUsersHasItsOwnName() {
    kernel.execute("class Sad extends RuntimeException { Sad(String m) { super(m); } }");
    assertEquals("Sad", kernel.execute("throw new Sad(\"so\");").errorName());
  }

  @Test
  void aBrokenExceptionIsStillTold() {
    kernel.execute(
        "class Mean extends RuntimeException {"
            + " public String getMessage() { throw new IllegalStateException(); } }");
    assertEquals("Mean", kernel.execute("throw new Mean();").errorName());
  }

  @Test
  void magicsSurviveImportsAndClassesOfTheSameNames() throws Exception {
    try (KernelProcess shadowed = KernelProcess.start()) {
      shadowed.execute("import java.awt.*;\nclass List { }\nclass String { }");
      shadowed.execute("int io = 1; int org = 2;");
      assertTrue(shadowed.execute("%lsmagic").out().contains("%time"));
      assertEquals("ok", shadowed.execute("var added = %classpath .").status());
      assertTrue(shadowed.execute("added").result().startsWith("["));
    }
  }

  @Test
  void aPercentSignInTextStays() {
    assertEquals("%d items\n", kernel.execute("var b = \"\"\"\n%d items\n\"\"\";\nb").result());
    assertEquals("x=%time", kernel.execute("\"x=%time\"").result());
    assertEquals("1", kernel.execute("int seven = 7;\nseven\n  % 3").result());
    assertEquals("ok", kernel.execute("// a comment\n/*\n%nonsense\n*/").status());
  }

  @Test
  void cellsQueuedBehindAnErrorAreAborted() {
    Message first = kernel.begin("Thread.sleep(300); throw new RuntimeException(\"first\");");
    Message second = kernel.begin("int never = 1;");
    assertEquals("error", kernel.finish(first).status());
    assertEquals("aborted", kernel.finish(second).status());
    assertEquals("error", kernel.execute("never").status());
  }

  @Test
  void aSilentCellShowsAndCountsNothing() {
    int before = kernel.execute("0").reply().number("execution_count", 0);
    Message silent =
        kernel.begin("execute_request", json("code", "System.out.println(1); 1", "silent", true));
    assertEquals(List.of("status"), types(kernel.finish(silent)));
    assertEquals(before + 1, kernel.execute("0").reply().number("execution_count", 0));
  }

  @Test
  void aCellThatIsNotStoredIsNotInTheHistory() {
    kernel.finish(
        kernel.begin("execute_request", json("code", "\"kept out\"", "store_history", false)));
    Message history =
        kernel.ask("history_request", "{\"hist_access_type\":\"tail\",\"n\":1,\"output\":false}");
    assertFalse(history.content().toString().contains("kept out"));
  }

  @Test
  void userExpressionsAreEvaluatedOneByOne() {
    JsonObject content = json("code", "int uu = 3;", "silent", false);
    content.add("user_expressions", JsonParser.parseString("{\"a\":\"uu + 1\",\"b\":\"nosuch\"}"));
    JsonObject results =
        kernel.finish(kernel.begin("execute_request", content)).reply().object("user_expressions");
    assertTrue(results.get("a").toString().contains("\"text/plain\":\"4\""));
    assertTrue(results.get("b").toString().contains("\"status\":\"error\""));
  }

  @Test
  void historyIsFoundByTailRangeAndPattern() {
    int line = kernel.execute("\"find me\"").reply().number("execution_count", 0);
    kernel.execute("\"find me\"");
    String range =
        kernel
            .ask(
                "history_request",
                "{\"hist_access_type\":\"range\",\"session\":0,\"output\":true,\"start\":"
                    + line
                    + ",\"stop\":"
                    + (line + 1)
                    + "}")
            .content()
            .get("history")
            .toString();
    assertEquals("[[1," + line + ",[\"\\\"find me\\\"\",\"find me\"]]]", range);
    Message unique =
        kernel.ask(
            "history_request",
            "{\"hist_access_type\":\"search\",\"pattern\":\"*find m?*\",\"unique\":true}");
    assertEquals(1, unique.content().getAsJsonArray("history").size());
  }

  @Test
  void inspectionFindsVariablesTypesMethodsAndMagics() {
    kernel.execute("int someVariable = 5;\nint thrice(int a) { return 3 * a; }");
    for (String code :
        List.of(
            "someVariable",
            "StringBuilder",
            "Math.max",
            "String.valueOf(",
            "thrice",
            "thrice(",
            "%time",
            "java.util.List")) {
      Message reply = kernel.ask("inspect_request", inspect(code, code.length()));
      assertTrue(reply.flag("found", false), code);
    }
    assertFalse(kernel.ask("inspect_request", inspect("nosuch", 3)).flag("found", true));
  }

  @Test
  void inspectionTellsWhatTheLibrarysJavadocSays() {
    JsonObject brief = kernel.ask("inspect_request", inspect("new LstmCell(", 13)).object("data");
    assertTrue(brief.get("text/plain").getAsString().contains("With a forget bias of 1"));
    JsonObject type = kernel.ask("inspect_request", inspect("LstmCell", 8)).object("data");
    assertTrue(type.get("text/plain").getAsString().contains("c_t = f_t * c_{t-1} + i_t * g_t"));
    assertFalse(type.get("text/plain").getAsString().contains("Hochreiter"));
    assertTrue(type.get("text/html").getAsString().contains("<pre>"));
    JsonObject request = JsonParser.parseString(inspect("LstmCell", 8)).getAsJsonObject();
    request.addProperty("detail_level", 1);
    JsonObject whole = kernel.ask("inspect_request", request.toString()).object("data");
    assertTrue(whole.get("text/plain").getAsString().contains("Hochreiter"));
  }

  @Test
  void cursorsCountCodePoints() {
    String code = "var t = \"\uD83C\uDF89\"; System.out.pri";
    int points = code.codePointCount(0, code.length());
    Message reply = kernel.ask("complete_request", inspect(code, points));
    assertEquals(points - 3, reply.number("cursor_start", 0));
    assertEquals(points, reply.number("cursor_end", 0));
    assertTrue(reply.content().get("matches").toString().contains("println("));
  }

  @Test
  void completionKnowsWhatStandsAboveInTheCell() {
    for (String code :
        List.of(
            "import java.time.*;\nString abc = \"\";\nabc.isEm",
            "class Unused {}\n\"x\".isEm",
            "%time 1\n\"x\".isEm")) {
      Message reply = kernel.ask("complete_request", inspect(code, code.length()));
      assertEquals("[\"isEmpty()\"]", reply.content().get("matches").toString(), code);
    }
  }

  @Test
  void magicsTheirOptionsAndVariablesAreCompleted() {
    kernel.execute("int timeless = 1;");
    assertTrue(matches("%ti").contains("\"%time\""));
    assertTrue(matches("%%ti").contains("\"%%timeit\""));
    assertTrue(matches("var x = %js").equals("[]") && matches("var x = %ja").contains("%jars"));
    assertTrue(matches("%train net on data ep").contains("epochs="));
    assertTrue(matches("%time timel").contains("timeless"));
  }

  private String matches(String code) {
    return kernel
        .ask("complete_request", inspect(code, code.length()))
        .content()
        .get("matches")
        .toString();
  }

  @Test
  void completenessTellsCompleteIncompleteAndInvalidApart() {
    for (String code :
        List.of(
            "1",
            "int x = 3;",
            "class A {}",
            "",
            "// c",
            "%time 1",
            "%%time\n",
            "undefined(3)",
            "List<String> l = new ArrayList<>()",
            "x -> x",
            "import java.util.*;")) {
      assertEquals("complete", completeness(code), code);
    }
    for (String code :
        List.of(
            "int f(int a) {",
            "foo(",
            "\"\"\"\nabc",
            "int x =",
            "if (true)",
            "1 +",
            "/* c",
            "int a = 1; int b =",
            "@Override",
            "%%time",
            "a ? b",
            "while (true)")) {
      assertEquals("incomplete", completeness(code), code);
    }
    for (String code :
        List.of(
            "int x = ;",
            "class {}",
            ")",
            "int 3x = 4;",
            "int class = 3;",
            "else {}",
            "foo(,);",
            "int y = 1; )",
            "for (int i = 0; i < 3; i++ { }",
            "class A {}}",
            "double d = 1.2.3;")) {
      assertEquals("invalid", completeness(code), code);
    }
  }

  private String completeness(String code) {
    return kernel
        .ask("is_complete_request", json("code", code, "x", true).toString())
        .text("status", "");
  }

  @Test
  void aBackgroundThreadsOutputArrivesWithTheLastCell() {
    kernel.execute(
        "new Thread(() -> { try { Thread.sleep(400); } catch (InterruptedException e) { }"
            + " System.out.println(\"late\"); }).start();");
    Message late = kernel.awaitPublished(m -> m.type().equals("stream"));
    assertEquals("late\n", late.text("text", ""));
    assertTrue(late.parent().has("msg_id"));
  }

  @Test
  void aCharacterWrittenByteByByteIsWhole() {
    Outcome outcome =
        kernel.execute(
            "for (byte b : \"日本\".getBytes(\"UTF-8\")) System.out.write(new byte[] {b}, 0, 1);");
    assertEquals("日本", outcome.out());
  }

  @Test
  void inputIsAskedOfTheFrontEnd() {
    Message cell = kernel.begin("new java.util.Scanner(System.in).nextLine()");
    assertEquals("input_request", kernel.answerInput("héllo").type());
    assertEquals("héllo", kernel.finish(cell).result());
  }

  @Test
  void aFrontEndWithoutInputGetsAnErrorInsteadOfWaiting() {
    Message cell =
        kernel.begin("execute_request", json("code", "System.in.read()", "allow_stdin", false));
    assertEquals("java.io.UncheckedIOException", kernel.finish(cell).errorName());
  }

  @Test
  void waitingForInputCanBeInterrupted() {
    Message cell = kernel.begin("System.in.read()");
    assertEquals("input_request", kernel.awaitInputRequest().type());
    kernel.order("interrupt_request", "{}");
    assertEquals("Interrupted", kernel.finish(cell).errorName());
  }

  @Test
  void aCellThatAsksWhileItIsInterruptedLeavesTheNextOneItsInput() {
    Message cell = kernel.begin("{ Thread.currentThread().interrupt(); System.in.read(); }");
    assertEquals("input_request", kernel.awaitInputRequest().type());
    assertNotNull(kernel.finish(cell).errorName());
    inputIsAskedOfTheFrontEnd();
  }

  @Test
  void anInterruptWhileTheKernelStartsStopsItsFirstCell() throws Exception {
    try (KernelProcess fresh = KernelProcess.start()) {
      Message cell = fresh.begin("Thread.sleep(600_000)");
      fresh.awaitPublished(m -> m.type().equals("execute_input"));
      fresh.order("interrupt_request", "{}");
      assertEquals("Interrupted", fresh.finish(cell).errorName());
      assertEquals("2", fresh.execute("1+1").result());
    }
  }

  @Test
  void ordersAreAnsweredWhileACellRuns() {
    Message cell = kernel.begin("Thread.sleep(1500)");
    long begin = System.nanoTime();
    assertEquals("ok", kernel.order("kernel_info_request", "{}").text("status", ""));
    assertTrue(System.nanoTime() - begin < 1_000_000_000L);
    kernel.finish(cell);
  }

  @Test
  void sealedTypesAndTheirHeirsMayStandInOneCell() {
    Outcome outcome =
        kernel.execute(
            "sealed interface Shape permits Circle, Square {}\n"
                + "record Circle(double r) implements Shape {}\n"
                + "record Square(double a) implements Shape {}\n"
                + "Shape shape = new Circle(2);\n"
                + "shape");
    assertEquals("Circle[r=2.0]", outcome.result());
  }

  @Test
  void aClassMayUseOneBelowIt() {
    assertEquals(
        "7",
        kernel
            .execute(
                "class Up { int f() { return new Down().g(); } }\n"
                    + "class Down { int g() { return 7; } }\nnew Up().f()")
            .result());
    assertTrue(kernel.execute("class Lost { Nowhere n; }").errorValue().contains("Nowhere"));
  }

  @Test
  void containersAreReadable() {
    assertEquals("[1.5, 2.0]", kernel.execute("new double[] {1.5, 2}").result());
    assertEquals("[[1, 2], [3]]", kernel.execute("new int[][] {{1, 2}, {3}}").result());
    assertEquals("{a=[1]}", kernel.execute("java.util.Map.of(\"a\", new int[] {1})").result());
    assertTrue(kernel.execute("new int[100_000]").result().endsWith("(100000 in all)]"));
    assertEquals(
        "[(this)]", kernel.execute("var me = new ArrayList<Object>(); me.add(me);\nme").result());
  }

  @Test
  void helpIsAPage() {
    for (String code : List.of("String?", "%time?", "Math.max?")) {
      String payload = kernel.execute(code).reply().content().get("payload").toString();
      assertTrue(payload.contains("\"source\":\"page\""), payload);
    }
    assertTrue(kernel.execute("%help maven").out().contains("GROUP:ARTIFACT"));
  }

  @Test
  void clearOutputIsPublished() {
    assertEquals(1, kernel.execute("clearOutput()").all("clear_output").size());
    assertTrue(kernel.execute("clearOutput(true)").all("clear_output").get(0).flag("wait", false));
  }

  @Test
  void timeMagicsTellTimesAndKeepValues() {
    Outcome timed = kernel.execute("%%time\nint slow = 6;\nslow * 7");
    assertTrue(timed.out().startsWith("Time: "));
    assertEquals("42", timed.result());
    assertTrue(kernel.execute("%timeit Math.sqrt(2)").out().contains("per loop"));
    assertEquals("java.lang.ArithmeticException", kernel.execute("%time 1 / 0").errorName());
  }

  @Test
  void anUnknownMagicNamesTheKnownOnes() {
    Outcome outcome = kernel.execute("%nonsense here");
    assertTrue(outcome.errorValue().contains("%nonsense"), outcome.errorValue());
    assertTrue(outcome.errorValue().contains("%lsmagic"), outcome.errorValue());
    assertFalse(outcome.traceback().contains("\tat "), outcome.traceback());
  }

  @Test
  void aCommForNobodyIsClosedAndNoCommIsListed() {
    Message open = kernel.begin("comm_open", json("comm_id", "c1", "target_name", "nobody"));
    List<Message> published = kernel.published(open);
    assertTrue(published.stream().anyMatch(m -> m.type().equals("comm_close")));
    assertEquals("{}", kernel.ask("comm_info_request", "{}").object("comms").toString());
  }

  @Test
  void aStatementHasNoResultAndNullNeither() {
    assertNull(kernel.execute("int quiet = 3;").result());
    assertNull(kernel.execute("String nothing = null;\nnothing").result());
  }

  private static List<String> types(Outcome outcome) {
    return outcome.published().stream().map(Message::type).toList();
  }

  private static JsonObject json(String name, String value, String other, Object otherValue) {
    JsonObject json = new JsonObject();
    json.addProperty(name, value);
    if (otherValue instanceof Boolean flag) {
      json.addProperty(other, flag);
    } else {
      json.addProperty(other, otherValue.toString());
    }
    return json;
  }

  private static String inspect(String code, int cursor) {
    JsonObject json = new JsonObject();
    json.addProperty("code", code);
    json.addProperty("cursor_pos", cursor);
    return json.toString();
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
