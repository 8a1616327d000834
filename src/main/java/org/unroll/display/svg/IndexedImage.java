package org.unroll.display.svg;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * An image of at most 256 colours, since the PNG of a drawing is then half as large and a notebook
 * keeps many.
 *
 * @param width in pixels
 * @param height in pixels
 * @param palette the colours, as alpha, red, green and blue, eight bits each
 * @param indices [height x width], row by row, which colour a pixel has
 */
record IndexedImage(int width, int height, int[] palette, byte[] indices) {
  private static final int COLORS = 256;
  private static final int SHADES = 1 << 17; // alpha in two bits; red, green and blue in five
  private static final int TRANSPARENT = 0;

  /**
   * The image of {@code pixels} in the colours of its most frequent shades.
   *
   * <p>A shade is all colours that agree in the first five bits of red, green and blue, and two of
   * alpha. It is painted in the one colour that most of its pixels have, if there is such a colour
   * (Boyer and Moore, 1981), and a rare shade in the colour nearest to its own.
   *
   * @param pixels [height x width], as alpha, red, green and blue
   */
  static IndexedImage of(int width, int height, int[] pixels) {
    int[] counts = new int[SHADES];
    int[] colors = new int[SHADES];
    int[] majorities = new int[SHADES];
    for (int pixel : pixels) {
      int shade = shade(pixel);
      counts[shade]++;
      if (majorities[shade] == 0) {
        colors[shade] = pixel;
      }
      majorities[shade] += colors[shade] == pixel ? 1 : -1;
    }
    counts[shade(TRANSPARENT)] = Integer.MAX_VALUE; // what is outside the panel stays so
    int[] used =
        IntStream.range(0, SHADES)
            .filter(shade -> counts[shade] > 0)
            .boxed()
            .sorted(Comparator.comparing(shade -> -counts[shade]))
            .mapToInt(shade -> shade)
            .toArray();
    int[] palette = IntStream.of(used).limit(COLORS).map(shade -> colors[shade]).toArray();
    byte[] nearest = new byte[SHADES];
    for (int shade : used) {
      nearest[shade] = nearest(colors[shade], palette);
    }
    byte[] indices = new byte[pixels.length];
    for (int k = 0; k < pixels.length; k++) {
      indices[k] = nearest[shade(pixels[k])];
    }
    return new IndexedImage(width, height, palette, indices);
  }

  private static int shade(int pixel) {
    return pixel >>> 30 << 15
        | (pixel >>> 19 & 31) << 10
        | (pixel >>> 11 & 31) << 5
        | pixel >>> 3 & 31;
  }

  private static byte nearest(int pixel, int[] palette) {
    int best = 0;
    for (int k = 1; k < palette.length; k++) {
      best = distance(pixel, palette[k]) < distance(pixel, palette[best]) ? k : best;
    }
    return (byte) best;
  }

  private static int distance(int a, int b) {
    int sum = 0;
    for (int shift = 0; shift < 32; shift += 8) {
      int difference = (a >>> shift & 255) - (b >>> shift & 255);
      sum += difference * difference;
    }
    return sum;
  }
}
