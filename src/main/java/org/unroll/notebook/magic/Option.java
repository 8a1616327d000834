package org.unroll.notebook.magic;

import java.util.List;

/**
 * A {@code key=value} argument of a magic.
 *
 * @param otherwise the value if it is not given; empty if there is none
 * @param choices the values there are; empty if any
 * @param help one line
 */
public record Option(String name, Kind kind, String otherwise, List<String> choices, String help) {
  /** What the value is. */
  public enum Kind {
    /** 12. */
    WHOLE("a whole number"),
    /** 0.5. */
    NUMBER("a number"),
    /** Anything. */
    TEXT("a text"),
    /** A name of Java's grammar. */
    NAME("a Java name"),
    /** What the session evaluates. */
    EXPRESSION("a Java expression without spaces");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    boolean accepts(String value) {
      return switch (this) {
        case WHOLE -> value.matches("[-+]?\\d{1,18}");
        case NUMBER -> value.matches("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?");
        case NAME -> JavaSource.isName(value);
        case TEXT -> true;
        case EXPRESSION -> !value.isEmpty();
      };
    }

    @Override
    public String toString() {
      return words;
    }
  }

  static Option whole(String name, String otherwise, String help) {
    return new Option(name, Kind.WHOLE, otherwise, List.of(), help);
  }

  static Option number(String name, String otherwise, String help) {
    return new Option(name, Kind.NUMBER, otherwise, List.of(), help);
  }

  static Option text(String name, String otherwise, String help) {
    return new Option(name, Kind.TEXT, otherwise, List.of(), help);
  }

  static Option name(String name, String otherwise, String help) {
    return new Option(name, Kind.NAME, otherwise, List.of(), help);
  }

  static Option expression(String name, String help) {
    return new Option(name, Kind.EXPRESSION, "", List.of(), help);
  }

  static Option choice(String name, List<String> choices, String help) {
    return new Option(name, Kind.TEXT, choices.get(0), choices, help);
  }
}
