package org.unroll.lesson;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import tech.tablesaw.api.Table;

/**
 * The data that the lessons read: one header line, then a known number of rows. What is missing or
 * cut short is told before anything is computed from it.
 */
public final class DataFile {
  private static final Map<String, Integer> ROWS =
      Map.of(
          "air-passengers.csv", 144,
          "date-patterns.csv", 30,
          "month-names.csv", 30,
          "splice-junctions.csv", 3186,
          "spoken-digits-speakers.csv", 60,
          "spoken-digits.csv", 20_622,
          "stock-prices.csv", 560,
          "sunspots.csv", 309);

  private DataFile() {}

  /** A data file that cannot be used; the message is all there is to say. */
  public static final class UnusableException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    /** In one sentence, what is wrong and what to do. */
    public UnusableException(String message) {
      super(message);
    }

    @Override
    public synchronized Throwable fillInStackTrace() {
      return this;
    }
  }

  /**
   * A file as a table.
   *
   * @param file its path, such as {@code data/sunspots.csv}
   * @throws UnusableException if it is missing or cut short
   */
  public static Table table(String file) {
    rows(Path.of(file));
    return Table.read().csv(file);
  }

  /**
   * The rows of a file as text, without the header.
   *
   * @throws UnusableException if it is missing or cut short
   */
  public static List<String> rows(Path file) {
    Path name = file.getFileName();
    if (!Files.isReadable(file)) {
      throw new UnusableException(
          name + " is missing. Restore it from the repository, and run the lesson in its folder.");
    }
    String text = read(file);
    List<String> lines = text.lines().toList();
    int rows = Math.max(0, lines.size() - 1);
    Integer whole = ROWS.get(name.toString());
    if (whole != null && (rows != whole || !text.endsWith("\n"))) {
      throw new UnusableException(
          String.format(
              "%s has %,d rows%s instead of %,d. Restore it from the repository.",
              name, rows, text.endsWith("\n") ? "" : ", the last one cut,", whole));
    }
    return lines.subList(Math.min(1, lines.size()), lines.size());
  }

  private static String read(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UnusableException(
          file.getFileName() + " cannot be read: " + e.getMessage() + ". Restore it.");
    }
  }
}
