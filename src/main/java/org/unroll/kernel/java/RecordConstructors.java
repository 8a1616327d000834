package org.unroll.kernel.java;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/**
 * JShell makes the record of a snippet public, and the canonical constructor of a public record
 * must be public too. One that says nothing of access is meant to be as visible as its record.
 */
final class RecordConstructors {
  private static final Pattern RECORD = Pattern.compile("\\brecord\\s");
  private static final Set<Modifier> ACCESS =
      Set.of(Modifier.PUBLIC, Modifier.PROTECTED, Modifier.PRIVATE);

  private RecordConstructors() {}

  /** The snippet with {@code public} before such constructors of a record that it declares. */
  static String madePublic(String snippet) {
    if (!RECORD.matcher(snippet).find()) {
      return snippet;
    }
    ParsedJava parsed = ParsedJava.of(snippet);
    if (!parsed.problems().isEmpty()) {
      return snippet;
    }
    StringBuilder code = new StringBuilder(snippet);
    starts(parsed).forEach(at -> code.insert(at, "public "));
    return code.toString();
  }

  /** Where they begin, the last first. */
  private static List<Integer> starts(ParsedJava parsed) {
    return parsed.unit().getTypeDecls().stream()
        .filter(type -> type.getKind() == Tree.Kind.RECORD)
        .flatMap(type -> constructors((ClassTree) type))
        .filter(made -> made.getModifiers().getFlags().stream().noneMatch(ACCESS::contains))
        .map(made -> (int) parsed.positions().getStartPosition(parsed.unit(), made))
        .sorted(Comparator.reverseOrder())
        .toList();
  }

  private static Stream<MethodTree> constructors(ClassTree type) {
    return type.getMembers().stream()
        .filter(MethodTree.class::isInstance)
        .map(MethodTree.class::cast)
        .filter(method -> method.getName().contentEquals("<init>"));
  }
}
