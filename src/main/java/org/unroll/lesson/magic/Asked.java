package org.unroll.lesson.magic;

import org.unroll.lesson.course.Course;
import org.unroll.lesson.exercise.Exercise;
import org.unroll.notebook.magic.Call;
import org.unroll.notebook.magic.MagicSpec;

/** The magics whose one argument is an exercise. */
final class Asked {
  private Asked() {}

  static MagicSpec spec(String name, String summary, String example) {
    return MagicSpec.line(name, "ID", summary, java.util.List.of(), example)
        .naming(() -> Course.exercises().stream().map(Exercise::id).toList());
  }

  /** The exercise that the call names. */
  static Exercise exercise(Call call) {
    String id = call.text(0, "the exercise");
    call.requireAtMost(1);
    return Course.exercise(id);
  }

  /** Java that prints what a method of the exercise gives. */
  static String java(Exercise exercise, String call) {
    return "System.out.println(Course.exercise(\"" + exercise.id() + "\")." + call + ");";
  }
}
