package org.unroll.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.unroll.kernel.protocol.KernelProcess;
import org.unroll.kernel.protocol.KernelProcess.Outcome;
import org.unroll.kernel.protocol.Message;

/** Whatever is sent to it or run in it, the kernel answers the next cell. */
@Timeout(240)
class HostileInputTest extends SharedKernel {
  @AfterEach
  void theNextCellIsAnswered() {
    assertEquals("2", kernel.execute("1 + 1").result());
  }

  @Test
  void aWrongSignatureIsDroppedAndChangesNothing() {
    List<byte[]> frames = frames("int forged = 1;");
    frames.set(1, "0".repeat(64).getBytes(StandardCharsets.US_ASCII));
    kernel.sendRaw(frames);
    frames.set(1, new byte[0]);
    kernel.sendRaw(frames);
    assertEquals("error", kernel.execute("forged").status());
    assertFalse(kernel.log().contains("a secret"), "the key is never shown");
  }

  @Test
  void truncatedMessagesAreDropped() {
    List<byte[]> whole = frames("1");
    for (int length = 1; length < whole.size(); length++) {
      kernel.sendRaw(whole.subList(0, length));
    }
    kernel.sendRaw(List.of(new byte[0]));
  }

  @Test
  void aMessageOfAnUnknownTypeIsIgnored() {
    kernel.sendRaw(kernel.frames("no_such_request", "{\"a\":[1,2]}"));
    kernel.sendRaw(kernel.frames("execute_request", "{\"code\":{\"a\":1},\"silent\":\"maybe\"}"));
    kernel.sendRaw(kernel.frames("complete_request", "{\"code\":\"x\",\"cursor_pos\":-7}"));
    kernel.sendRaw(kernel.frames("complete_request", "{\"cursor_pos\":1e300}"));
    kernel.sendRaw(kernel.frames("history_request", "{\"hist_access_type\":\"none\",\"n\":-1}"));
    kernel.sendRaw(kernel.frames("inspect_request", "{}"));
    kernel.sendRaw(kernel.frames("comm_msg", "{\"comm_id\":null}"));
  }

  @Test
  void tenThousandMutatedMessagesChangeNothing() {
    Random random = new Random(20);
    for (int i = 0; i < 10_000; i++) {
      kernel.sendRaw(mutated(frames("int mutant = " + i + ";"), random));
    }
    assertEquals("error", kernel.execute("mutant").status());
  }

  /** Every mutation breaks the signature or the frames. */
  private static List<byte[]> mutated(List<byte[]> frames, Random random) {
    List<byte[]> result = new ArrayList<>(frames);
    int chosen = random.nextInt(result.size());
    byte[] frame = result.get(chosen).clone();
    switch (random.nextInt(4)) {
      case 0 -> result.remove(chosen);
      case 1 -> {
        byte[] noise = new byte[1 + random.nextInt(200)];
        random.nextBytes(noise);
        result.set(chosen, noise);
      }
      case 2 -> result.add(1, new byte[] {(byte) random.nextInt()});
      default -> {
        if (frame.length > 0) {
          frame[random.nextInt(frame.length)] ^= (byte) (1 + random.nextInt(255));
        }
        result.set(chosen, frame);
      }
    }
    return result.isEmpty() ? List.of(new byte[] {1}) : result;
  }

  private static List<byte[]> frames(String code) {
    return new ArrayList<>(
        kernel.frames("execute_request", "{\"code\":\"" + code.replace("\"", "\\\"") + "\"}"));
  }

  @Test
  void fiftyMegabytesOfOutputArriveWhole() {
    Outcome outcome =
        kernel.execute(
            "String line = \"x\".repeat(99);\n"
                + "for (int i = 0; i < 500_000; i++) System.out.println(line);");
    long characters =
        outcome.all("stream").stream().mapToLong(m -> m.text("text", "").length()).sum();
    assertEquals(50_000_000, characters);
  }

  @Test
  void aMegabyteOfCodeIsRead() {
    assertEquals("5", kernel.execute("/* " + "x".repeat(1 << 20) + " */ 5").result());
    StringBuilder body = new StringBuilder("int sum = 0;\nfor (int k = 0; k < 1; k++) {\n");
    while (body.length() < 60_000) {
      body.append("sum += 1;\n");
    }
    assertEquals("ok", kernel.execute(body + "}\n" + " ".repeat(1 << 20)).status());
    assertEquals("error", kernel.execute("(".repeat(5_000)).status());
  }

  @Test
  void exhaustedMemoryIsAnErrorOfTheCell() {
    Outcome outcome =
        kernel.execute(
            "var hog = new ArrayList<long[]>(); while (true) hog.add(new long[1 << 20]);");
    assertEquals("java.lang.OutOfMemoryError", outcome.errorName());
    kernel.execute("hog = null;");
  }

  @Test
  void memoryThatACellUsesUpInSmallPiecesAndKeepsCanBeGivenBack() {
    Outcome outcome =
        kernel.execute(
            "var crumbs = new LinkedList<byte[]>(); while (true) crumbs.add(new byte[9]);");
    assertEquals("java.lang.OutOfMemoryError", outcome.errorName());
    assertEquals("2", kernel.execute("1 + 1").result());
    assertEquals("ok", kernel.execute("crumbs = null;").status());
    assertEquals("ok", kernel.execute("long[] again = new long[1 << 24];").status());
    kernel.execute("again = null;");
  }

  @Test
  void endlessRecursionIsAnErrorOfTheCell() {
    assertEquals(
        "java.lang.StackOverflowError",
        kernel.execute("int down(int n) { return down(n + 1) + 1; }\ndown(0)").errorName());
  }

  @Test
  void anyThrowableIsAnErrorOfTheCell() {
    assertEquals("java.lang.ThreadDeath", kernel.execute("throw new ThreadDeath();").errorName());
    assertEquals(
        "java.lang.ExceptionInInitializerError",
        kernel.execute("class Ill { static int x = 1 / 0; }\nIll.x").errorName());
    assertEquals(
        "java.lang.NoSuchFieldError", kernel.execute("throw new NoSuchFieldError();").errorName());
  }

  @Test
  void aCellThatEndsTheProcessIsAnsweredBeforeTheEnd() throws Exception {
    try (KernelProcess mortal = KernelProcess.start()) {
      Message cell = mortal.begin("System.out.println(\"last words\"); System.exit(7);");
      Outcome outcome = mortal.finish(cell);
      assertEquals("last words\n", outcome.out());
      assertEquals("SystemExit", outcome.errorName());
      assertTrue(mortal.process().waitFor(5, TimeUnit.SECONDS));
      assertEquals(7, mortal.process().exitValue());
    }
  }

  @Test
  void aShutdownOrderIsAnsweredBeforeTheEnd() throws Exception {
    try (KernelProcess mortal = KernelProcess.start()) {
      Message reply = mortal.order("shutdown_request", "{\"restart\":true}");
      assertTrue(reply.flag("restart", false));
      assertTrue(mortal.process().waitFor(5, TimeUnit.SECONDS));
    }
  }
}
