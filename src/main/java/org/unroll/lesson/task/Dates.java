package org.unroll.lesson.task;

import static org.unroll.matrix.Checks.require;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.unroll.lesson.DataFile;
import org.unroll.param.Seed;

/**
 * Dates as fifteen languages and regions write them, to be translated to ISO: {@code 3 de marzo de
 * 1984} to {@code 1984-03-03}. The patterns and names of the months are read from {@code
 * date-patterns.csv} and {@code month-names.csv}.
 */
public final class Dates {
  private static final Pattern FIELD = Pattern.compile("'([^']*)'|d+|M+|y+");
  private static final LocalDate FIRST = LocalDate.of(1900, 1, 1);
  private static final LocalDate END = LocalDate.of(2100, 1, 1);

  private final List<Form> forms = new ArrayList<>();
  private final Map<String, String[]> months = new HashMap<>();

  /** A pattern of a language. */
  private record Form(String language, String pattern) {}

  /** A date as it is written in a language, and in ISO 8601. */
  public record Written(String language, String text, String iso) {}

  private Dates() {}

  /**
   * Reads the two files of that folder.
   *
   * @throws IllegalArgumentException if one is missing, cut short or changed
   */
  public static Dates read(Path folder) {
    Dates dates = new Dates();
    for (String line : DataFile.rows(folder.resolve("month-names.csv"))) {
      String[] row = line.split(",", 14);
      dates.months.put(row[0] + row[1], row);
    }
    for (String line : DataFile.rows(folder.resolve("date-patterns.csv"))) {
      String[] row = line.split(",", 3);
      require(
          dates.months.containsKey(row[0] + "MMMM"),
          "month-names.csv has no months for %s, which date-patterns.csv names. Restore both files.",
          row[0]);
      dates.forms.add(new Form(row[0], row[2].replace("\"", "")));
    }
    return dates;
  }

  /** {@code count} days of 1900 to 2099, each in a form drawn at random; no day comes twice. */
  public List<Written> draw(int count, Seed seed) {
    long days = END.toEpochDay() - FIRST.toEpochDay();
    require(count >= 1 && count <= days, "Dates: %d is not between 1 and %d.", count, days);
    SplittableRandom random = seed.stream();
    return random
        .longs(FIRST.toEpochDay(), END.toEpochDay())
        .distinct()
        .limit(count)
        .mapToObj(day -> write(LocalDate.ofEpochDay(day), forms.get(random.nextInt(forms.size()))))
        .toList();
  }

  /** The day in every form there is. */
  public List<Written> all(LocalDate day) {
    return forms.stream().map(form -> write(day, form)).toList();
  }

  private Written write(LocalDate day, Form form) {
    Matcher fields = FIELD.matcher(form.pattern());
    String text =
        fields.replaceAll(field -> Matcher.quoteReplacement(fill(field.group(), day, form)));
    return new Written(form.language(), text, day.toString());
  }

  private String fill(String field, LocalDate day, Form form) {
    return switch (field) {
      case "d" -> Integer.toString(day.getDayOfMonth());
      case "dd" -> String.format("%02d", day.getDayOfMonth());
      case "M" -> Integer.toString(day.getMonthValue());
      case "MM" -> String.format("%02d", day.getMonthValue());
      case "MMM", "MMMM" -> months.get(form.language() + field)[1 + day.getMonthValue()];
      case "y" -> Integer.toString(day.getYear());
      default -> field.replace("'", "");
    };
  }
}
