package org.unroll.lesson.exercise;

/** What is said to an answer. */
public record Feedback(Outcome outcome, String message) {
  /** How an answer is. */
  public enum Outcome {
    /** As it should be. */
    RIGHT("✓"),
    /** There, but not as it should be; the message is a hint. */
    WRONG("✗"),
    /** Not there yet. */
    UNANSWERED("…");

    private final String sign;

    Outcome(String sign) {
      this.sign = sign;
    }
  }

  static Feedback right(String message) {
    return new Feedback(Outcome.RIGHT, message);
  }

  static Feedback wrong(String message) {
    return new Feedback(Outcome.WRONG, message);
  }

  static Feedback unanswered(String message) {
    return new Feedback(Outcome.UNANSWERED, message);
  }

  /** Its sign and its message. */
  @Override
  public String toString() {
    return outcome.sign + " " + message;
  }
}
