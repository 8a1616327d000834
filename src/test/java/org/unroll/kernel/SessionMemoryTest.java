package org.unroll.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.unroll.kernel.protocol.KernelProcess.Outcome;

/** Cells that are done leave nothing behind, and what can still be used stays. */
@Timeout(120)
class SessionMemoryTest extends SharedKernel {
  private static final String UNLOADED =
      "java.lang.management.ManagementFactory.getClassLoadingMXBean().getUnloadedClassCount()";

  @Test
  void classesOfCellsThatAreDoneAreUnloaded() {
    for (int i = 0; i < 30; i++) {
      assertEquals("ok", kernel.execute("int again = " + i + "; again + 1").status());
    }
    kernel.execute("System.gc();");
    assertTrue(Integer.parseInt(kernel.execute(UNLOADED).result()) >= 30);
  }

  @Test
  void codeOfAnOldCellStillFindsWhatItWasWrittenFor() {
    kernel.execute("int seen = 3; List<Runnable> kept = new ArrayList<>();");
    kernel.execute("kept.add(() -> System.out.println(\"seen \" + seen));");
    kernel.execute("int seen = 4;");
    kernel.execute("System.gc();");
    assertEquals("seen 3\n", kernel.execute("kept.get(0).run();").out());
    assertEquals("4", kernel.execute("seen").result());
  }

  @Test
  void anErrorOfAnOldCellIsToldWithItsLine() {
    kernel.execute("List<Runnable> bad = new ArrayList<>();");
    kernel.execute("\nbad.add(\n  () -> { throw new IllegalStateException(\"late\"); });");
    kernel.execute("System.gc();");
    Outcome outcome = kernel.execute("bad.get(0).run();");
    assertEquals("late", outcome.errorValue());
    assertTrue(outcome.traceback().contains("line 3"), outcome.traceback());
  }

  @Test
  void membersWithoutAModifierAreSeenByOtherCells() {
    kernel.execute(
        "class Base { int f = 5; protected int g() { return f; } static class In { int q = 1; } }");
    assertEquals("11", kernel.execute("new Base().f + new Base().g() + new Base.In().q").result());
    kernel.execute("class Heir extends Base { protected int g() { return 10 * super.g(); } }");
    assertEquals("50", kernel.execute("Base b = new Heir(); b.g()").result());
  }

  @Test
  void overloadsAndMutualCallsOutliveARedefinition() {
    kernel.execute(
        "int even(int k) { return k == 0 ? 1 : odd(k - 1); }\nint odd(int k) {"
            + " return k == 0 ? 0 : even(k - 1); }");
    assertEquals("1", kernel.execute("even(10)").result());
    kernel.execute("int odd(int k) { return k == 0 ? 7 : even(k - 1); }");
    kernel.execute("System.gc();");
    assertEquals("7", kernel.execute("even(9)").result());
  }

  @Test
  void sealedFamiliesMayGrowAndBeRedefined() {
    String family =
        "sealed interface Form permits Disc, Box {}\n"
            + "record Disc(double r) implements Form {}\n"
            + "record Box(double a) implements Form {}\n";
    for (int i = 0; i < 3; i++) {
      assertEquals(
          "Disc[r=1.0]", kernel.execute(family + "Form form = new Disc(1);\nform").result());
    }
    kernel.execute("double area(Form f) { return f instanceof Box b ? b.a() * b.a() : 0; }");
    assertEquals("9.0", kernel.execute("area(new Box(3))").result());
  }

  @Test
  void objectsOfTheUsersClassesAreReadBack() {
    kernel.execute("class P implements Serializable { int v; P(int v) { this.v = v; } }");
    assertEquals(
        "42",
        kernel
            .execute(
                "var bytes = new ByteArrayOutputStream();"
                    + " new ObjectOutputStream(bytes).writeObject(new P(42));\n"
                    + "var in = new ByteArrayInputStream(bytes.toByteArray());\n"
                    + "((P) new ObjectInputStream(in).readObject()).v")
            .result());
  }
}
