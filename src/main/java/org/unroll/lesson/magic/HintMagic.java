package org.unroll.lesson.magic;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.unroll.lesson.exercise.Exercise;
import org.unroll.notebook.magic.Context;
import org.unroll.notebook.magic.Magic;
import org.unroll.notebook.magic.MagicSpec;

/** {@code %hint}: the hints of an exercise, one after another. */
public final class HintMagic implements Magic {
  private final Map<String, Integer> given = new HashMap<>();

  @Override
  public MagicSpec spec() {
    return Asked.spec(
        "hint",
        "Gives the next hint for an exercise; after the last, the first again.",
        "%hint 03.1");
  }

  @Override
  public Object run(Context context) {
    Exercise exercise = Asked.exercise(context.call());
    List<String> hints = exercise.hints();
    int index = given.merge(exercise.id(), 1, Integer::sum) - 1;
    int which = index % hints.size();
    context.java(Asked.java(exercise, "hints().get(" + which + ")"));
    String hint = hints.get(which);
    context.session().out().printf("Hint %d of %d: %s%n", which + 1, hints.size(), hint);
    return hint;
  }
}
