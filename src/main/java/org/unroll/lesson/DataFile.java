package org.unroll.lesson;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import tech.tablesaw.api.Table;
import tech.tablesaw.io.csv.CsvReadOptions;

/**
 * The data that the lessons read: one header line, then a known number of rows. What is missing,
 * cut short or changed is told before anything is computed from it. Line ends of Windows and a byte
 * order mark do no harm.
 */
public final class DataFile {
  private static final Map<String, DataForm> FORMS =
      Map.of(
          "air-passengers.csv", DataForm.of(144, "month passengers#"),
          "date-patterns.csv", DataForm.of(30, "language style pattern"),
          "month-names.csv", DataForm.of(30, "language form", "m?", 1, 12),
          "splice-junctions.csv", DataForm.of(3186, "class sequence"),
          "spoken-digits-speakers.csv", DataForm.of(60, "speaker# accent variant split"),
          "spoken-digits.csv",
              DataForm.of(20_622, "utterance# digit# speaker# frame#", "c?#", 0, 12),
          "stock-prices.csv", DataForm.of(560, "date symbol price#"),
          "sunspots.csv", DataForm.of(309, "year# sunspots#"));

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
   * @throws UnusableException if it is missing, cut short or changed
   */
  public static Table table(String file) {
    Path path = Path.of(file);
    return Table.read()
        .usingOptions(CsvReadOptions.builderFromString(text(path)).tableName(name(path)));
  }

  /**
   * The rows of a file as text, without the header.
   *
   * @throws UnusableException if it is missing, cut short or changed
   */
  public static List<String> rows(Path file) {
    return text(file).lines().skip(1).toList();
  }

  private static String text(Path file) {
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      throw new UnusableException(
          name(file)
              + " is missing. Restore it from the repository, and run the lesson in its folder.");
    }
    String text = read(file).replace("\uFEFF", "").replace("\r\n", "\n");
    DataForm form = FORMS.get(name(file));
    if (form != null) {
      form.check(name(file), text);
    }
    return text;
  }

  private static String name(Path file) {
    return file.getFileName().toString();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (CharacterCodingException e) {
      throw new UnusableException(
          name(file) + " is no text in UTF-8. Restore it from the repository.");
    } catch (IOException e) {
      throw new UnusableException(
          name(file) + " cannot be read: " + e.getMessage() + ". Restore it.");
    }
  }
}
