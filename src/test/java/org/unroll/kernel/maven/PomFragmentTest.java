package org.unroll.kernel.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Parts of a POM, as readers copy them from a project's page. */
class PomFragmentTest {
  @Test
  void looseElementsGoWhereTheyBelong() {
    String pom =
        PomFragment.complete(
            "<dependency><artifactId>a</artifactId></dependency>\n"
                + "<repositories><repository><id>r</id></repository></repositories>\n"
                + "<dependency><artifactId>b</artifactId></dependency>");
    assertTrue(
        pom.contains(
            "<dependencies><dependency><artifactId>a</artifactId></dependency>"
                + "<dependency><artifactId>b</artifactId></dependency></dependencies>"),
        pom);
    assertTrue(pom.contains("<repositories><repository><id>r</id></repository></repositories>"));
    assertTrue(pom.contains("<modelVersion>4.0.0</modelVersion>"));
  }

  @Test
  void aWholeProjectStaysAsItIs() {
    String pom = "<project><groupId>g</groupId></project>";
    assertEquals(pom, PomFragment.complete("<?xml version=\"1.0\"?>\n" + pom));
  }

  @Test
  void brokenXmlAndEntitiesAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> PomFragment.complete("<dependency>"));
    assertThrows(
        IllegalArgumentException.class,
        () -> PomFragment.complete("<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>"));
  }
}
