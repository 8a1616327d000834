package org.unroll.display.svg;

import com.github.weisj.jsvg.SVGDocument;
import com.github.weisj.jsvg.parser.LoaderContext;
import com.github.weisj.jsvg.parser.SVGLoader;
import com.github.weisj.jsvg.view.ViewBox;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.font.FontRenderContext;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.ByteArrayInputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Draws a picture's SVG as pixels. */
final class Raster {
  private static final Logger LOG = System.getLogger(Picture.class.getName());
  private static final double SCALE = 2;

  private Raster() {}

  /** Whether this machine has a font, found out once. */
  private static final class Fonts {
    static final boolean PRESENT = probe();

    private static boolean probe() {
      System.setProperty("java.awt.headless", System.getProperty("java.awt.headless", "true"));
      try {
        return new Font(Font.SANS_SERIF, Font.PLAIN, 12)
                .getStringBounds("h", new FontRenderContext(null, true, true))
                .getWidth()
            > 0;
      } catch (RuntimeException | LinkageError | InternalError noFonts) {
        LOG.log(
            Level.WARNING,
            "Pictures come as SVG and text, without PNG: this machine has no font for Java. On"
                + " Debian and Ubuntu, install fontconfig and fonts-dejavu-core. ("
                + noFonts
                + ")");
        return false;
      }
    }
  }

  static Optional<byte[]> png(Picture picture) {
    if (!Fonts.PRESENT) {
      return Optional.empty();
    }
    double scale = Math.min(SCALE, (double) Picture.MAX_PNG_WIDTH / picture.width());
    int width = (int) Math.round(picture.width() * scale);
    int height = (int) Math.round(picture.height() * scale);
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
    Graphics2D graphics = image.createGraphics();
    try {
      graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      graphics.setRenderingHint(
          RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
      graphics.setRenderingHint(
          RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
      parse(picture.svg()).render((java.awt.Component) null, graphics, new ViewBox(width, height));
    } finally {
      graphics.dispose();
    }
    int[] pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    return Optional.of(Png.of(IndexedImage.of(width, height, pixels)));
  }

  private static SVGDocument parse(String svg) {
    byte[] bytes = svg.getBytes(StandardCharsets.UTF_8);
    SVGDocument document =
        new SVGLoader().load(new ByteArrayInputStream(bytes), null, LoaderContext.createDefault());
    if (document == null) {
      throw new IllegalStateException(
          "Picture: the SVG could not be read: " + svg.substring(0, Math.min(200, svg.length())));
    }
    return document;
  }
}
