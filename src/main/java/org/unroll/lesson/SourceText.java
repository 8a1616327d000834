package org.unroll.lesson;

import static org.unroll.matrix.Checks.require;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Java sources as text to learn from: those of Apache Commons Math, which come with the kernel. File after file in the order
 * of their paths, without licence notices; files with other characters than ASCII's are left out.
 */
public final class SourceText {
  private static final String ARCHIVE = "/org/unroll/corpus/commons-math3-sources.zip";
  private static final Pattern NOTICE = Pattern.compile("\\A\\s*/\\*.*?\\*/\\s*", Pattern.DOTALL);
  private static final Pattern OTHER = Pattern.compile("[^\\n\\x20-\\x7e]");

  private SourceText() {}

  /**
   * The sources of a package of Commons Math and the packages below it, up to {@code most} characters.
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
    String text = NOTICE.matcher(raw.replace("\r\n", "\n")).replaceFirst("");
    if (!OTHER.matcher(text).find()) {
      files.put(name, text);
    }
  }
}
