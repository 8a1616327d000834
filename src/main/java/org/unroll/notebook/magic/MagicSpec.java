package org.unroll.notebook.magic;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How a magic is written. From this one declaration come its parsing, its help, its completion and
 * its place in the reference.
 *
 * @param cell whether it has the lines below it as its body
 * @param arguments what stands before the options, such as {@code NET on DATA}
 * @param summary what it does, one sentence
 * @param examples calls that work
 * @param names what its arguments may name, asked for when it is completed
 */
public record MagicSpec(
    String name,
    boolean cell,
    String arguments,
    String summary,
    List<Option> options,
    List<String> examples,
    Supplier<List<String>> names) {

  /** A line magic. */
  public static MagicSpec line(
      String name, String arguments, String summary, List<Option> options, String... examples) {
    return new MagicSpec(name, false, arguments, summary, options, List.of(examples), List::of);
  }

  /** A magic whose lines below it are its body. */
  static MagicSpec cell(
      String name, String arguments, String summary, List<Option> options, String... examples) {
    return new MagicSpec(name, true, arguments, summary, options, List.of(examples), List::of);
  }

  /** The same magic, whose arguments may be one of {@code those}. */
  public MagicSpec naming(Supplier<List<String>> those) {
    return new MagicSpec(name, cell, arguments, summary, options, examples, those);
  }

  /** The name with its percent signs. */
  public String sign() {
    return (cell ? "%%" : "%") + name;
  }

  /** The whole form of a call. */
  public String usage() {
    String some =
        options.stream().map(o -> o.name() + "=" + o.otherwise()).collect(Collectors.joining(" "));
    return (sign() + " " + arguments).strip() + (some.isEmpty() ? "" : " [" + some + "]");
  }

  /** The names of its options, each with its equals sign, and the flag that shows the Java. */
  List<String> optionWords() {
    return Stream.concat(options.stream().map(o -> o.name() + "="), Stream.of(Call.JAVA_FLAG))
        .toList();
  }

  /** What may follow its name. */
  public List<String> words() {
    return Stream.concat(names.get().stream(), optionWords().stream()).toList();
  }

  /** The option of that name, or null. */
  Option option(String wanted) {
    return options.stream().filter(o -> o.name().equals(wanted)).findFirst().orElse(null);
  }

  /** What {@code %help name} shows. */
  public String help() {
    StringBuilder text = new StringBuilder(usage()).append('\n').append(summary);
    for (Option option : options) {
      text.append(String.format("%n  %-13s %s", option.name() + "=", option.help()));
      if (!option.choices().isEmpty()) {
        text.append(": ").append(String.join(", ", option.choices()));
      }
      if (!option.otherwise().isEmpty()) {
        text.append(" (").append(option.otherwise()).append(')');
      }
    }
    text.append(String.format("%n  %-13s show the Java that does the same", Call.JAVA_FLAG));
    examples.forEach(example -> text.append("\nFor example: ").append(example));
    return text.toString().replace("\r\n", "\n");
  }
}
