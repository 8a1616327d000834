package org.unroll.kernel.magic;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.unroll.kernel.java.Completion;

/** Completes and explains magics where the cursor stands on one. */
public final class MagicAssistant {
  private static final Pattern NAME = Pattern.compile("(.*=)?\\s*(%%?)([A-Za-z_]\\w*)?");
  private static final Pattern ARGUMENT =
      Pattern.compile("(.*=)?\\s*(%%?)([A-Za-z_]\\w*)\\s+(.*\\s)?(\\S*)");

  private final MagicRegistry magics;

  public MagicAssistant(MagicRegistry magics) {
    this.magics = magics;
  }

  /**
   * What may stand at the cursor; null where there is no magic.
   *
   * @param names the variables of the session, which an argument may name
   */
  public Completion complete(String code, int cursor, Iterable<String> names) {
    String line = code.substring(code.lastIndexOf('\n', cursor - 1) + 1, cursor);
    Matcher name = NAME.matcher(line);
    if (name.matches()) {
      int start = cursor - line.length() + name.start(2);
      return new Completion(names(line.substring(name.start(2))), start, cursor);
    }
    Matcher argument = ARGUMENT.matcher(line);
    if (argument.matches()) {
      return arguments(argument, cursor, names);
    }
    return null;
  }

  /** A lone {@code %} may become either kind; {@code %%} only a cell magic. */
  private List<String> names(String written) {
    Stream<String> lines = magics.lines().keySet().stream().map(name -> "%" + name);
    Stream<String> cells = magics.cells().keySet().stream().map(name -> "%%" + name);
    return Stream.concat(lines, cells).filter(name -> name.startsWith(written)).toList();
  }

  private Completion arguments(Matcher line, int cursor, Iterable<String> names) {
    String word = line.group(5);
    List<String> options = manual(line.group(2), line.group(3)).words();
    List<String> variables = new ArrayList<>();
    names.forEach(variables::add);
    boolean isFirst = line.group(4) == null;
    List<String> matches =
        Stream.of(isFirst ? variables : options, isFirst ? options : variables)
            .flatMap(List::stream)
            .filter(match -> match.startsWith(word))
            .toList();
    return new Completion(matches, cursor - word.length(), cursor);
  }

  /** What {@code %name?} shows; null if the text names no magic. */
  public String help(String text) {
    Matcher name = NAME.matcher(text.strip());
    if (!name.matches() || name.group(3) == null || !knows(name.group(3))) {
      return null;
    }
    return manual(name.group(2), name.group(3)).help();
  }

  private boolean knows(String name) {
    return magics.lines().containsKey(name) || magics.cells().containsKey(name);
  }

  private MagicManual manual(String sign, String name) {
    Object line = magics.lines().get(name);
    Object cell = magics.cells().get(name);
    boolean asCell = sign.equals("%%") ? cell != null : line == null;
    return MagicManual.of(sign + name, asCell ? cell : line);
  }
}
