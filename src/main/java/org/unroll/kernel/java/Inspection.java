package org.unroll.kernel.java;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What is known of a name in the code.
 *
 * @param html the same with marks; null if there is only text
 */
public record Inspection(String text, String html) {
  /** Text alone. */
  public static Inspection ofText(String text) {
    return new Inspection(text, null);
  }

  /** A declaration and what its author says of it, if that is known. */
  static Inspection of(String declaration, Javadoc javadoc, boolean whole) {
    String head = "<pre>" + Javadoc.escape(declaration) + "</pre>";
    if (javadoc == null) {
      return new Inspection(declaration, head);
    }
    String said = javadoc.html(whole);
    String text = Javadoc.text(said).indent(2).stripTrailing();
    return new Inspection(declaration + "\n" + text, head + "\n" + said);
  }

  /** All of them, one below the other; null if there is none. */
  static Inspection join(List<Inspection> inspections) {
    return inspections.isEmpty()
        ? null
        : new Inspection(
            inspections.stream().map(Inspection::text).collect(Collectors.joining("\n\n")),
            inspections.stream().map(Inspection::html).collect(Collectors.joining("\n")));
  }
}
