/**
 * What an {@link org.unroll.lesson.exercise.Exercise} is: its question, its stub, how an answer is
 * judged, and which hint goes with which mistake.
 */
package org.unroll.lesson.exercise;
