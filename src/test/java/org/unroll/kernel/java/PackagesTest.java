package org.unroll.kernel.java;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackagesTest {

  @Test
  void packagesOfTheJdkGoOnPartByPart() {
    assertEquals(new Completion(List.of("util."), 5, 7), Packages.complete("java.ut"));
    assertEquals(
        new Completion(List.of("java.", "javax."), 7, 10), Packages.complete("import jav"));
    assertTrue(Packages.complete("new java.util.").matches().contains("concurrent."));
  }

  @Test
  void packagesOfTheClassPathGoOnToo() {
    assertTrue(
        Packages.complete("f(org.unroll.").matches().containsAll(List.of("cell.", "layer.")));
    assertEquals(List.of("jupiter."), Packages.complete("org.junit.ju").matches());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "f(", "x = ", "\"java.ut", "// java.ut", "f().ja", "a[0].ja", "\"\".ja", "qq"})
  void whereNoPackageCanStandThereIsNone(String code) {
    assertEquals(List.of(), Packages.complete(code).matches());
  }
}
