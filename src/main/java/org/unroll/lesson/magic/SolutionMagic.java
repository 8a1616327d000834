package org.unroll.lesson.magic;

import org.unroll.lesson.exercise.Exercise;
import org.unroll.notebook.magic.Context;
import org.unroll.notebook.magic.Magic;
import org.unroll.notebook.magic.MagicSpec;

/** {@code %solution}: Java that solves an exercise. */
public final class SolutionMagic implements Magic {
  @Override
  public MagicSpec spec() {
    return Asked.spec("solution", "Shows Java that solves an exercise.", "%solution 03.1");
  }

  @Override
  public Object run(Context context) {
    Exercise exercise = Asked.exercise(context.call());
    context.java(Asked.java(exercise, "solution()"));
    context.session().out().println(exercise.solution());
    return exercise.solution();
  }
}
