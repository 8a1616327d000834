package org.unroll.lesson.magic;

import java.util.HashMap;
import java.util.Map;
import org.unroll.lesson.exercise.Exercise;
import org.unroll.lesson.exercise.Feedback;
import org.unroll.lesson.exercise.Variable;
import org.unroll.notebook.magic.Context;
import org.unroll.notebook.magic.Magic;
import org.unroll.notebook.magic.MagicSpec;

/** {@code %check}: what is said to the answer of an exercise. */
public final class CheckMagic implements Magic {
  @Override
  public MagicSpec spec() {
    return Asked.spec(
        "check",
        "Says whether the variables of an exercise hold a right answer, and if not, what may be wrong.",
        "%check 03.1");
  }

  @Override
  public Object run(Context context) {
    Exercise exercise = Asked.exercise(context.call());
    context.java(Asked.java(exercise, "check(" + exercise.names() + ")"));
    Map<String, Object> values = new HashMap<>();
    for (Variable variable : exercise.variables()) {
      context.variable(variable.name()).ifPresent(value -> values.put(variable.name(), value));
    }
    Feedback feedback = exercise.judge(values);
    context.session().out().println(feedback);
    return feedback;
  }
}
