package org.unroll.display;

/**
 * A formula with its numbers.
 *
 * @param latex for a page that sets mathematics, without delimiters
 * @param text for one that does not
 */
public record Equation(String latex, String text) {
  /** The LaTeX as a display of its own. */
  public String display() {
    return "$$" + latex + "$$";
  }
}
