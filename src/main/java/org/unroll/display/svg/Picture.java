package org.unroll.display.svg;

import java.util.Optional;
import java.util.function.Consumer;

/**
 * A drawing in three forms: vector, pixels and words.
 *
 * @param svg an SVG document: presentation attributes only, no script, style or id
 * @param text what it says, for a front end that shows neither form of the picture
 * @param width of the picture in a page, pixels
 * @param height of the picture in a page, pixels
 */
public record Picture(String svg, String text, int width, int height) {
  /** The widest PNG, pixels. */
  public static final int MAX_PNG_WIDTH = 1200;

  /** What {@code draw} draws, and words that say the same. */
  public static Picture of(String title, String words, Consumer<Canvas> draw) {
    Canvas canvas = new Canvas(title, words);
    draw.accept(canvas);
    return canvas.picture(words);
  }

  /**
   * The SVG as PNG: two pixels for one, and at most {@value #MAX_PNG_WIDTH} wide.
   *
   * <p>Empty on a machine without any font; the first such call says so in the log of this class.
   */
  public Optional<byte[]> png() {
    return Raster.png(this);
  }
}
