package org.unroll.display.svg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.util.Locale;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.unroll.display.PictureRules;

class ToolkitTest {
  @Test
  void textNeedsNoMoreRoomThanWasMeasured() {
    Font font = new Font("DejaVu Sans", Font.PLAIN, 100);
    assumeTrue(
        new Canvas("font", "font").picture("font").png().isPresent()
            && font.getFamily().equals("DejaVu Sans"),
        "DejaVu Sans is not on this machine");
    FontRenderContext context = new FontRenderContext(null, true, true);
    for (String text :
        new String[] {
          "The quick brown fox; jumps (over) 13 lazy dogs!",
          "∂L/∂h = σ·x − 0.42",
          "Ωμέγα ёж",
          "␣↵⇥…"
        }) {
      double regular = font.getStringBounds(text, context).getWidth();
      assertTrue(TextStyle.LABEL.sized(100).width(text) >= regular * 0.999, text);
      double bold = font.deriveFont(Font.BOLD).getStringBounds(text, context).getWidth();
      assertTrue(TextStyle.LABEL.strong().sized(100).width(text) >= bold * 0.98, text);
    }
  }

  @Test
  void aTextThatIsTooWideEndsWithAnEllipsis() {
    String fitted = TextStyle.LABEL.fit("a very long label indeed", 60);
    assertTrue(fitted.endsWith("…") && TextStyle.LABEL.width(fitted) <= 60);
    assertEquals("short", TextStyle.LABEL.fit("short", 60));
    assertEquals("", TextStyle.LABEL.fit("wide", 1));
  }

  @Test
  void theCanvasGrowsWithWhatIsDrawn() {
    Picture picture =
        new Canvas("far", "far away")
            .circle(-300, 40, 20, Paint.fill(Palette.BLUE))
            .arrow(0, 0, 300, 200, Paint.stroke(Palette.INK, 2))
            .text(300, 220, "the end", TextStyle.LABEL)
            .math(-300, 80, "h_{t-1} + x_t", TextStyle.LABEL)
            .picture("far");
    PictureRules.check(picture);
    assertTrue(picture.width() > 620);
  }

  @Test
  void subscriptsAreSetLowAndComeBack() {
    String svg =
        new Canvas("math", "math").math(0, 0, "W_{xh}x_t+b", TextStyle.LABEL).picture("math").svg();
    assertTrue(
        svg.contains(
            "<tspan>W</tspan><tspan dy=\"3.12\" font-size=\"8.64\">xh</tspan>"
                + "<tspan dy=\"-3.12\">x</tspan>"),
        svg);
  }

  @ParameterizedTest
  @ValueSource(strings = {"_", "a_", "_{", "a_{b", "}_{}", "a__b", "_é"})
  void brokenSubscriptsAreStillText(String text) {
    PictureRules.check(
        new Canvas("math", "math")
            .math(0, 0, text + "x", TextStyle.LABEL)
            .circle(40, 40, 9, Paint.fill(Palette.BLUE))
            .picture("math"));
  }

  @ParameterizedTest
  @CsvSource({
    "0,0",
    "0.123,0.12",
    "-3.456,−3.46",
    "12.34,12.3",
    "1234.6,1235",
    "0.0042,0.004",
    "0.00001234,1.2e−5",
    "-2.5e10,−2.5e10",
    "NaN,NaN",
    "-Infinity,−inf",
    "9.999,10.0",
    "-0.0,0"
  })
  void numbersAreBrief(double value, String expected) {
    assertEquals(expected, Numbers.brief(value));
  }

  @Test
  void picturesAreTheSameInEveryLocale() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.GERMANY);
      String german =
          new Canvas("t", "d")
              .rect(0.5, 1.25, 1234.5, 2, 1.5, Paint.fill("#fff"))
              .picture("t")
              .svg();
      Locale.setDefault(Locale.forLanguageTag("ar-EG"));
      String arabic =
          new Canvas("t", "d")
              .rect(0.5, 1.25, 1234.5, 2, 1.5, Paint.fill("#fff"))
              .picture("t")
              .svg();
      assertEquals(german, arabic);
      assertEquals("0.12", Numbers.brief(0.123));
      assertEquals("#80b9d9", Palette.tint(Palette.BLUE, 0.5));
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void aDivergingMapIsWhiteAtZeroAndItsEndsDifferInLightness() {
    ColorMap map = ColorMap.diverging(2);
    assertEquals("#ffffff", map.color(0));
    assertEquals(map.color(2), map.color(1e9));
    assertTrue(lightness(map.color(2)) - lightness(map.color(-2)) > 60);
    assertNotEquals(map.color(Double.NaN), map.color(0));
    assertThrows(IllegalArgumentException.class, () -> new ColorMap(1, 1, map.stops()));
  }

  @Test
  void textOnAColourContrastsWithIt() {
    for (ColorMap map : new ColorMap[] {ColorMap.diverging(1), ColorMap.sequential(-1, 1)}) {
      for (double value = -1; value <= 1; value += 0.05) {
        double contrast = Math.abs(lightness(map.color(value)) - lightness(map.textOn(value)));
        assertTrue(contrast > 95, map + " at " + value + ": " + contrast);
      }
    }
  }

  @Test
  void thePngIsTwiceThePictureButNeverWiderThanThePage() throws Exception {
    Picture small =
        new Canvas("s", "s").rect(0, 0, 100, 50, 0, Paint.fill(Palette.BLUE)).picture("s");
    Picture large =
        new Canvas("l", "l").rect(0, 0, 900, 50, 0, Paint.fill(Palette.BLUE)).picture("l");
    assumeTrue(small.png().isPresent(), "no font on this machine");
    assertEquals(2 * small.width(), pngWidth(small));
    assertEquals(Picture.MAX_PNG_WIDTH, pngWidth(large));
    assertFalse(small.svg().contains(" id="));
  }

  @Test
  void aColourMapStaysNearItselfIn256Colours() throws Exception {
    ColorMap map = ColorMap.diverging(1);
    int[] pixels = new int[100 * 50];
    for (int k = 1; k < pixels.length; k++) {
      pixels[k] = 0xFF000000 | Integer.parseInt(map.color(k / 2500.0 - 1).substring(1), 16);
    }
    BufferedImage written = read(Png.of(IndexedImage.of(100, 50, pixels)));
    assertEquals(0, written.getRGB(0, 0), "outside the panel");
    for (int k = 1; k < pixels.length; k++) {
      int after = written.getRGB(k % 100, k / 100);
      for (int shift = 0; shift < 32; shift += 8) {
        int difference = Math.abs((pixels[k] >> shift & 255) - (after >> shift & 255));
        assertTrue(
            difference < 8,
            Integer.toHexString(pixels[k]) + " became " + Integer.toHexString(after));
      }
    }
  }

  @Test
  void fewColoursAreWrittenExactlyWhateverTheirOpacity() throws Exception {
    SplittableRandom random = new SplittableRandom(7);
    int[] colors = {0, 0xFF0072B2, 0xFFD55E00, 0x80FFFFFF, 0x40102030, 0xFFFFFFFF};
    int[] pixels = random.ints(31 * 17, 0, colors.length).map(k -> colors[k]).toArray();
    BufferedImage written = read(Png.of(IndexedImage.of(31, 17, pixels)));
    assertArrayEquals(pixels, written.getRGB(0, 0, 31, 17, null, 0, 31));
  }

  @Test
  void thousandsOfColoursStayNearThemselves() throws Exception {
    SplittableRandom random = new SplittableRandom(8);
    int[] pixels = random.ints(64 * 64, 0, 1 << 24).map(rgb -> 0xFF000000 | rgb).toArray();
    BufferedImage written = read(Png.of(IndexedImage.of(64, 64, pixels)));
    double mean = 0;
    for (int k = 0; k < pixels.length; k++) {
      int after = written.getRGB(k % 64, k / 64);
      for (int shift = 0; shift < 24; shift += 8) {
        mean += Math.abs((pixels[k] >> shift & 255) - (after >> shift & 255)) / (3.0 * 64 * 64);
      }
    }
    assertTrue(mean < 25, "a channel is off by " + mean);
  }

  private static int pngWidth(Picture picture) throws Exception {
    return read(picture.png().orElseThrow()).getWidth();
  }

  private static BufferedImage read(byte[] png) throws Exception {
    return ImageIO.read(new ByteArrayInputStream(png));
  }

  private static double lightness(String color) {
    int rgb = Integer.parseInt(color.substring(1), 16);
    return 0.299 * (rgb >> 16) + 0.587 * (rgb >> 8 & 255) + 0.114 * (rgb & 255);
  }
}
