package org.unroll.lesson.course;

import java.util.List;
import org.unroll.lesson.exercise.Exercise;

/**
 * A lesson of the course.
 *
 * @param number two digits, with which its notebook's name begins
 * @param shows what it is about, in a few words
 * @param exercises in the order of their ids; none in the tour
 */
public record Lesson(String number, String title, String shows, List<Exercise> exercises) {
  /** Copies the list. */
  public Lesson {
    exercises = List.copyOf(exercises);
  }
}
