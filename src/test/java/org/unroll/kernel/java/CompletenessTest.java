package org.unroll.kernel.java;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import jdk.jshell.JShell;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a console may run, and for what it waits. A snippet a line; {@code ⏎} is a line end. */
class CompletenessTest {
  private static final String COMPLETE =
      """
      import java.util;x
      (String)
      non-sealed
      1 + 1
      int x = 3
      int x = 3;
      int x = 3; // the learning rate
      var s = "(";
      char c = '{';
      char quote = '\\'';
      String t = \"""⏎  } ) ]⏎  \""";
      import java.util.*
      import static java.lang.Math.*;
      x -> x
      x -> { return x; }
      Runnable r = () -> { };
      (a, b) -> a + b
      List<Map<String, int[]>> l = new ArrayList<>()
      int[] a = {1, 2, 3}
      int[][] a = new int[3][4];
      a[0]
      a ? b : c
      a ? b : c ? d : e;
      switch (x) { case 1 -> "a"; default -> "b"; }
      String s = switch (x) { case 1 -> { yield "a"; } default -> "b"; };
      switch (x) { case 1: f(); break; }
      record P(double x, double y) { }
      record P<T>(T x) { P { } }
      enum Gate { INPUT, FORGET }
      enum Gate { INPUT { double f() { return 1; } }; abstract double f(); }
      interface Cell { double step(double x); default int size() { return 1; } }
      sealed interface S permits A, B { }⏎record A() implements S { }⏎record B() implements S { }
      non-sealed class B implements S { }
      class A { static { } { } A() { } }
      abstract class A<T extends Comparable<? super T>> { abstract T f(); }
      @FunctionalInterface interface F { double f(double x); }
      @Deprecated int x = 3;
      @Override public String toString() { return ""; }
      @SuppressWarnings("unchecked") void f() { }
      @interface Mark { int value() default 1; }
      int f(int a) { return a; }
      <T> T f(T t) { return t; }
      static int f(int... a) throws IOException { return 1; }
      for (int i = 0; i < 3; i++) { }
      for (int i = 0; i < 3; i++) f(i);
      for (var a : list) f(a);
      for (;;) { break; }
      outer: for (int i : a) { for (int j : a) { continue outer; } }
      while (true) f();
      do { f(); } while (x > 0);
      do f(); while (x > 0)
      if (a) f();
      if (a) { f(); }
      if (a) f(); else g();
      if (a) { f(); } else if (b) { g(); } else { h(); }
      try { f(); } finally { }
      try { f(); } catch (A | B e) { }
      try (var a = b()) { }
      synchronized (a) { }
      throw new IllegalStateException("no")
      assert x > 0 : "x";
      return 3;
      { int x = 3; f(x); }
      int a = 1; int b = 2;⏎a + b
      f(); g();
      // alone
      /* alone */
      /** alone */
      int x = 3;⏎// behind
      /** of x */ int x = 3;
      ;
      %time f()
      %lsmagic
      %time f(
      %%time⏎f()
      %%time⏎f(
      %%network net⏎input 3
      int x = 3;⏎%summary net
      Network n = %open net.safetensors
      %time?
      double größe = 1.0; String 名 = "x";
      var π = "🎉";
      double d = 1_000.5e-3f;
      Object o = (Comparable<String> & Serializable) x
      Function<A, B> f = A::new
      o instanceof String s && s.isEmpty()
      new Object() { int x = 1; }.x
      int f(int x);
      String
      System.out
      i++
      -x
      !a
      yield
      """;

  private static final String INCOMPLETE =
      """
      if (a) else
      %%network
      @
      List<String>
      @Override
      @Deprecated @SafeVarargs
      @SuppressWarnings("unchecked")
      @SuppressWarnings(
      @Override⏎public
      @Override public String toString()
      public
      public static
      public static final int
      foo(
      foo(1,
      a[
      int[] a = {
      int[] a = {1, 2,
      int[][] a = new int[3
      f(a[1], new int[] {2
      int x =
      1 +
      a &&
      a.
      a⏎  .b(1)⏎  .
      a ?
      a ? b
      a ? b :
      (a, b) ->
      x ->
      x -> {
      Runnable r = () -> {⏎  f();
      list.forEach(a -> {
      A::
      switch (x) {
      switch (x)
      switch (x) { case 1 ->
      switch (x) { case 1 -> "a";
      switch (x) { case
      String s = switch (x) {⏎  case 1 -> "a";
      List<
      Map<String,
      Map<String, List<
      List<String> l = new
      List<String> l = new ArrayList<
      record P(
      record P(double x,
      record P(double x)
      record P(double x) {
      enum Gate
      enum Gate {
      enum Gate { INPUT,
      interface Cell
      interface Cell {⏎  double step(double x);
      sealed interface S
      sealed interface S permits
      sealed interface S permits A, B
      class
      class A
      class A extends
      class A {
      class A { int f() {
      class A { int f() { }
      class A { @Override
      class A { int x = 3;⏎  void f() {⏎    g("}");
      int f(int a) {
      int f(int a
      void f() throws
      <T>
      <T> T f(T t) {
      for
      for (
      for (int i = 0;
      for (int i = 0; i < 3; i++)
      for (int i = 0; i < 3; i++) {
      for (var a :
      while (true)
      while (true) {
      while (
      do
      do {
      do { f(); }
      do { f(); } while
      do { f(); } while (x > 0
      if
      if (
      if (a
      if (a)
      if (a) {
      if (a) { f(); } else
      if (a) f(); else
      if (a) f(); else if (b)
      try
      try {
      try { f(); }
      try { f(); } catch
      try { f(); } catch (A e)
      try { f(); } catch (A e) {
      try { f(); } finally
      try (var a = b())
      try (
      try {⏎  for (;;) {
      { x
      { a ? b
      class A { void f() {⏎  g()⏎    .
      foo(1)⏎    .bar(
      synchronized (a)
      throw
      throw new
      outer:
      outer: for (int i : a)
      import
      import java.util.
      import static
      /* open
      /** open⏎ * more
      int x = 3; /* open
      String t = \"""⏎  a
      \"""
      f(\"""⏎  a
      f(")",
      f(')',
      f( // )
      f( /* ) */
      int a = 1;⏎int b =
      int a = 1;⏎if (a > 0) {
      %time 1⏎int b =
      double größe =
      f("🎉",
      o instanceof
      assert
      {
      { {
      { int x = 3;
      (
      """;

  private static final String INVALID =
      """
      %%
      %
      package org.example;
      for (int i = 0; i < 3; i++ { }
      for (int i = 0; i < 3; i++ {
      for (int i = 0, i < 3, i++) { }
      while (a { }
      while a { }
      if (a { f(); }
      if a { f(); }
      if (a)) f();
      foo(]
      foo(1]
      foo(}
      a[1)
      a[1};
      int[] a = {1, 2);
      int[] a = {1, 2];
      { )
      ( }
      )
      }
      ]
      class A {}}
      class A { int f( { } }
      class A { int f() { ) }
      f(a));
      int y = 1; )
      int x = ;
      int x = 3 4
      int = 3;
      int 3x = 4;
      int class = 3;
      class {}
      class A extends {}
      class A [ ]
      record P { }
      record P(double) { }
      enum { A }
      enum Gate { 1 }
      interface { }
      int f(int) { }
      int f(int a, ) { }
      foo(,);
      f(1,,2)
      else {}
      catch (A e) { }
      finally { }
      try { } catch { }
      try { } int x = 3;
      try { f(); } g();
      } {
      try { } catch (A) { }
      switch { }
      switch (x) { 1 -> 2; }
      case 1: f();
      do { } while x;
      "open
      String s = "open;
      f("open)
      'a
      ''
      char c = 'ab';
      @Override }
      @Override 3
      @Override)
      1 + * 2
      a ? : b
      a ? b ; c
      a +;
      x ->;
      (a, b) -> }
      -> x
      import ;
      import java..util;
      package;
      List<int x;
      new ;
      a..b
      a.1
      1 2
      int x = 08;
      #
      int x = 3 #
      *
      goto x;
      % 3
      """;

  private static JShell shell;
  private static CodeReader reader;

  @BeforeAll
  static void start() {
    shell = JShell.builder().executionEngine("local").build();
    reader = new CodeReader(shell, new NoMagics());
  }

  @AfterAll
  static void end() {
    shell.close();
  }

  @Test
  void whatCanRunIsComplete() {
    assertEquals(List.of(), judgedOtherwise("complete", COMPLETE));
  }

  @Test
  void whatCanGoOnIsIncomplete() {
    assertEquals(List.of(), judgedOtherwise("incomplete", INCOMPLETE));
  }

  @Test
  void whatNoFurtherLineMendsIsInvalid() {
    assertEquals(List.of(), judgedOtherwise("invalid", INVALID));
  }

  private static List<String> judgedOtherwise(String status, String snippets) {
    return snippets
        .lines()
        .filter(snippet -> !reader.completeness(snippet.replace("⏎", "\n")).status().equals(status))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        """
        double energy = seasons.stream()
            .filter(s -> s.length() > 3) // the long ones
            .mapToDouble(s -> {
              double sum = 0;
              for (double v : s.values()) {
                sum += v > 0
                    ? v * v
                    : -v;
              }
              return sum;
            })
            .sum();
        String text = \"""
            } ) ]
            \""";
        """,
        """
        @FunctionalInterface
        interface Gate<T extends Number,
            R> {
          /** Opens
           * or closes. */
          R apply(
              T value)
              throws Exception;
        }
        sealed interface Form
            permits Disc {
        }
        @Deprecated
        record Disc(
            double r
        )
            implements Form {
          @Override
          public String toString() {
            return switch ((int) r) {
              case 0, 1 ->
                  "small";
              default -> {
                yield "big"
                    + r;
              }
            };
          }
        }
        """,
        """
        try
        {
          if (a[
              1] > 0 &&
              b)
          {
            f(new int[] {
                1, 2,
            });
          }
          else
          {
            do
            {
              g();
            }
            while (a.length
                > 0);
          }
        }
        catch (IllegalStateException
            | IllegalArgumentException e)
        {
          throw
              e;
        }
        finally
        {
        }
        """
      })
  void noLineOfProperCodeIsInvalidWhileItIsTyped(String code) {
    List<String> lines = code.lines().toList();
    for (int count = 1; count <= lines.size(); count++) {
      String typed = String.join("\n", lines.subList(0, count));
      assertNotEquals("invalid", reader.completeness(typed).status(), typed);
    }
  }

  private static final class NoMagics implements MagicRunner {
    @Override
    public boolean hasLine(String name) {
      return false;
    }

    @Override
    public Object line(MagicCall call) {
      throw new AssertionError(call);
    }

    @Override
    public Object cell(MagicCall call, String body) {
      throw new AssertionError(call);
    }
  }
}
