package org.unroll.lesson;

import static org.unroll.matrix.Checks.require;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Java code as text to learn from: that of Apache Commons Math, whose sources come with the kernel.
 * File after file in the order of their paths, without comments and imports, each four blanks of an
 * indentation as a tab; files with other characters than ASCII's are left out.
 */
public final class SourceText {
  private static final String ARCHIVE = "/org/unroll/corpus/commons-math3-sources.zip";
  private static final Pattern LITERAL_OR_COMMENT =
      Pattern.compile(
          "(\"(?:\\\\.|[^\"\\\\])*\"|'(?:\\\\.|[^'\\\\])+')|//[^\\n]*|(?s:/\\*.*?\\*/)");
  private static final Pattern HEAD = Pattern.compile("(?m)^(package|import) .*\\n");
  private static final Pattern EMPTY_LINES = Pattern.compile("\\s*\\n(\\s*\\n)+");
  private static final Pattern OTHER = Pattern.compile("[^\\n\\t\\x20-\\x7e]");

  private SourceText() {}

  /**
   * The code of a package of Commons Math and the packages below it, up to {@code most} characters.
   *
   * @param part such as {@code analysis}, or empty for all
   * @throws IllegalArgumentException if there is no such package
   * @throws IllegalStateException if the sources did not come with this library
   */
  public static String commonsMath(String part, int most) {
    require(most >= 1, "SourceText: %d characters were asked for. Ask for at least 1.", most);
    String folder = "org/apache/commons/math3/" + part.replace('.', '/');
    TreeMap<String, String> files = read(folder);
    require(
        !files.isEmpty(),
        "SourceText: Commons Math has no package %s. Try analysis, linear, stat, or nothing for all.",
        part);
    StringBuilder text = new StringBuilder();
    for (String file : files.values()) {
      text.append(file);
      if (text.length() >= most) {
        break;
      }
    }
    return text.substring(0, Math.min(most, text.length()));
  }

  private static TreeMap<String, String> read(String folder) {
    TreeMap<String, String> files = new TreeMap<>();
    try (InputStream archive = SourceText.class.getResourceAsStream(ARCHIVE)) {
      if (archive == null) {
        throw new IllegalStateException(
            "The sources of Commons Math are not in this jar. Use unroll-kernel.jar, which has them.");
      }
      ZipInputStream zip = new ZipInputStream(archive);
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (entry.getName().startsWith(folder) && entry.getName().endsWith(".java")) {
          add(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8), files);
        }
      }
      return files;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void add(String name, String raw, TreeMap<String, String> files) {
    String code = code(raw.replace("\r\n", "\n"));
    if (!code.isBlank() && !OTHER.matcher(code).find()) {
      files.put(name, code);
    }
  }

  static String code(String source) {
    String code = LITERAL_OR_COMMENT.matcher(source).replaceAll(m -> quoted(m.group(1)));
    code = HEAD.matcher(code).replaceAll("");
    code = code.lines().map(SourceText::indented).collect(Collectors.joining("\n"));
    return EMPTY_LINES.matcher(code).replaceAll("\n\n").strip() + "\n\n";
  }

  private static String quoted(String literal) {
    return literal == null ? "" : Matcher.quoteReplacement(literal);
  }

  private static String indented(String line) {
    String text = line.stripTrailing();
    int blanks = text.length() - text.stripLeading().length();
    return "\t".repeat(blanks / 4) + " ".repeat(blanks % 4) + text.stripLeading();
  }
}
