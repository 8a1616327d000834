package org.unroll.lesson.course;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The course is what the tables of its lessons say. */
class CourseTest {
  /** Number, title and what is shown; the link stands before the title or around it. */
  @ParameterizedTest
  @CsvSource({
    "README.md, '^\\| \\[(\\d\\d)]\\(.*?\\) \\| (.*?) \\| (.*?) \\|$'",
    "notebooks/README.ipynb, '\\| (\\d\\d) \\| \\[(.*?)]\\(.*?\\) \\| (.*?) \\|'"
  })
  void itsLessonsAreThoseOfTheTable(Path page, Pattern row) throws IOException {
    List<String> table =
        Files.readString(page)
            .lines()
            .map(row::matcher)
            .filter(Matcher::find)
            .map(m -> m.group(1) + " " + m.group(2) + ": " + m.group(3))
            .toList();
    assertEquals(
        table,
        Course.lessons().stream()
            .map(lesson -> lesson.number() + " " + lesson.title() + ": " + lesson.shows())
            .toList());
  }
}
