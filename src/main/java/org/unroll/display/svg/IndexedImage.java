package org.unroll.display.svg;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.IndexColorModel;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reduces an image to 256 colours, since the PNG of a drawing is then half as large and a notebook
 * keeps many.
 *
 * <p>The colours are the most frequent ones that differ in the first five bits of a channel; every
 * pixel takes the nearest.
 */
final class IndexedImage {
  private static final int COLORS = 256;
  private static final int TRANSPARENT = 0;
  private static final int FIVE_BITS = 0xF8F8F8F8;

  private IndexedImage() {}

  static BufferedImage of(BufferedImage image) {
    int width = image.getWidth();
    int height = image.getHeight();
    int[] pixels = image.getRGB(0, 0, width, height, null, 0, width);
    int[] palette = palette(pixels);
    BufferedImage indexed =
        new BufferedImage(
            width,
            height,
            BufferedImage.TYPE_BYTE_INDEXED,
            new IndexColorModel(8, palette.length, palette, 0, true, -1, DataBuffer.TYPE_BYTE));
    byte[] indices = ((DataBufferByte) indexed.getRaster().getDataBuffer()).getData();
    Map<Integer, Byte> nearest = new HashMap<>();
    for (int k = 0; k < pixels.length; k++) {
      boolean same = k > 0 && pixels[k] == pixels[k - 1];
      indices[k] =
          same
              ? indices[k - 1]
              : nearest.computeIfAbsent(pixels[k], pixel -> nearest(pixel, palette));
    }
    return indexed;
  }

  private static int[] palette(int[] pixels) {
    Map<Integer, Integer> counts = new HashMap<>();
    int run = 0;
    for (int k = 0; k < pixels.length; k++) {
      run++;
      if (k + 1 == pixels.length || pixels[k + 1] != pixels[k]) {
        counts.merge(pixels[k], run, Integer::sum);
        run = 0;
      }
    }
    List<Map.Entry<Integer, Integer>> frequent =
        counts.entrySet().stream()
            .sorted(
                Map.Entry.<Integer, Integer>comparingByValue(Comparator.reverseOrder())
                    .thenComparing(Map.Entry.comparingByKey()))
            .toList();
    Map<Integer, Integer> byFirstBits = new HashMap<>();
    byFirstBits.put(TRANSPARENT, TRANSPARENT);
    for (Map.Entry<Integer, Integer> color : frequent) {
      if (byFirstBits.size() < COLORS) {
        byFirstBits.putIfAbsent(color.getKey() & FIVE_BITS, color.getKey());
      }
    }
    return byFirstBits.values().stream().mapToInt(color -> color).sorted().toArray();
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
