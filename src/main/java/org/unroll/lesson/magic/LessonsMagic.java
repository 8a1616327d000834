package org.unroll.lesson.magic;

import java.util.List;
import java.util.stream.Collectors;
import org.unroll.display.HtmlTable;
import org.unroll.lesson.course.Course;
import org.unroll.lesson.course.Lesson;
import org.unroll.lesson.exercise.Exercise;
import org.unroll.notebook.magic.Context;
import org.unroll.notebook.magic.Magic;
import org.unroll.notebook.magic.MagicSpec;

/** {@code %lessons}: the course as a table. */
public final class LessonsMagic implements Magic {
  @Override
  public MagicSpec spec() {
    return MagicSpec.line(
        "lessons", "", "Lists the lessons and their exercises.", List.of(), "%lessons");
  }

  @Override
  public Object run(Context context) {
    context.call().requireAtMost(0);
    context.java("Course.lessons()");
    context
        .session()
        .display(
            new HtmlTable(
                List.of("nr", "lesson", "shows", "exercises"),
                Course.lessons().stream().map(LessonsMagic::row).toList()));
    return Course.lessons();
  }

  private static List<String> row(Lesson lesson) {
    String ids = lesson.exercises().stream().map(Exercise::id).collect(Collectors.joining(" "));
    return List.of(lesson.number(), lesson.title(), lesson.shows(), ids);
  }
}
