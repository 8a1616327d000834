package org.unroll.kernel.java;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordConstructorsTest {

  @Test
  void aConstructorWithoutAccessBecomesPublic() {
    assertEquals(
        "record R(int x) { public R { if (x < 0) x = 0; } }",
        RecordConstructors.madePublic("record R(int x) { R { if (x < 0) x = 0; } }"));
    assertEquals(
        "@Deprecated record R(int x)\n{ public R(int x) { this.x = x; } public R() { this(1); } }",
        RecordConstructors.madePublic(
            "@Deprecated record R(int x)\n{ R(int x) { this.x = x; } R() { this(1); } }"));
  }

  @Test
  void anAnnotatedConstructorBecomesPublic() {
    assertEquals(
        "record R(int x) { public @Deprecated R { } }",
        RecordConstructors.madePublic("record R(int x) { @Deprecated R { } }"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "record R(int x) { public R { } }",
        "record R(int x) { private R() { this(2); } }",
        "record R(int x) { int R() { return x; } }",
        "class C { record R(int x) { R { } } }",
        "String s = \"record R(int x) { R { } }\";",
        "record R(int x) { R { }",
        "int record = 3; "
      })
  void allElseStaysAsItIs(String snippet) {
    assertEquals(snippet, RecordConstructors.madePublic(snippet));
  }
}
