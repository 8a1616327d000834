package org.unroll.lesson.exercise;

import java.util.function.Predicate;

/**
 * A wrong answer that is likely, and what to say to it.
 *
 * @param example Java that gives such an answer
 * @param isMade tells it from other answers
 * @param hint what leads on from there
 */
public record Mistake(String example, Predicate<Answers> isMade, String hint) {}
