package org.unroll.display;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Assumptions;
import org.unroll.display.svg.Picture;
import org.unroll.display.svg.TextStyle;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.NodeList;

/** What must hold of every picture, whatever it shows. */
public final class PictureRules {
  private static final Set<String> ELEMENTS =
      Set.of("svg", "title", "desc", "g", "rect", "circle", "path", "text", "tspan");
  private static final Set<String> ATTRIBUTES =
      Set.of(
          "xmlns",
          "width",
          "height",
          "viewBox",
          "role",
          "font-family",
          "x",
          "y",
          "rx",
          "cx",
          "cy",
          "r",
          "d",
          "dy",
          "transform",
          "fill",
          "stroke",
          "stroke-width",
          "stroke-linecap",
          "stroke-linejoin",
          "stroke-dasharray",
          "shape-rendering",
          "font-size",
          "font-weight",
          "text-anchor",
          "xml:space");
  private static final Pattern COORDINATE = Pattern.compile("-?\\d+(?:\\.\\d+)?");
  private static final double WIDEST = 840; // the classic Notebook on a page of 1,100
  private static final int LARGEST = 250_000;

  private PictureRules() {}

  /** Holds the SVG to the rules of the strictest front end, and renders it. */
  public static void check(Picture picture) {
    Element svg = parse(picture.svg());
    elements(svg).forEach(PictureRules::checkVocabulary);
    checkWords(picture, svg);
    checkBounds(picture, svg);
    checkNoTextCoversAnother(svg);
    assertTrue(picture.width() <= WIDEST, "too wide for a notebook: " + picture.width());
    assertTrue(
        picture.svg().length() <= LARGEST, "too large for a notebook: " + picture.svg().length());
    checkPixels(picture);
  }

  /** All texts of a picture, in drawing order. */
  public static List<String> texts(Picture picture) {
    return elements(parse(picture.svg())).stream()
        .filter(element -> element.getTagName().equals("text"))
        .map(text -> text.getTextContent().replace('\u00a0', ' '))
        .toList();
  }

  private static Element parse(String svg) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      return factory
          .newDocumentBuilder()
          .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)))
          .getDocumentElement();
    } catch (Exception notXml) {
      throw new AssertionError("not well-formed: " + notXml.getMessage(), notXml);
    }
  }

  private static List<Element> elements(Element root) {
    List<Element> found = new ArrayList<>(List.of(root));
    NodeList all = root.getElementsByTagName("*");
    for (int k = 0; k < all.getLength(); k++) {
      found.add((Element) all.item(k));
    }
    return found;
  }

  private static void checkVocabulary(Element element) {
    assertTrue(ELEMENTS.contains(element.getTagName()), "element " + element.getTagName());
    NamedNodeMap attributes = element.getAttributes();
    for (int k = 0; k < attributes.getLength(); k++) {
      String name = attributes.item(k).getNodeName();
      assertTrue(ATTRIBUTES.contains(name), "attribute " + name + " of " + element.getTagName());
      assertFalse(
          attributes.item(k).getNodeValue().matches("(?i).*(url\\(|javascript|NaN|Infinity).*"),
          name + "=" + attributes.item(k).getNodeValue());
    }
  }

  private static void checkWords(Picture picture, Element svg) {
    assertFalse(svg.getElementsByTagName("title").item(0).getTextContent().isBlank(), "no title");
    assertFalse(
        svg.getElementsByTagName("desc").item(0).getTextContent().isBlank(), "no description");
    assertFalse(picture.text().isBlank(), "no text");
    assertFalse(
        picture.text().matches("(?s).*@[0-9a-f]{5,}.*"), "an object's hash in: " + picture.text());
  }

  private static void checkBounds(Picture picture, Element svg) {
    double[] box = numbers(svg.getAttribute("viewBox"));
    assertEquals(picture.width(), box[2]);
    assertEquals(picture.height(), box[3]);
    Rectangle2D canvas = new Rectangle2D.Double(box[0], box[1], box[2], box[3]);
    for (Element element : elements(svg)) {
      Rectangle2D bounds = bounds(element);
      assertTrue(
          bounds == null || canvas.contains(bounds) || bounds.isEmpty() && inside(canvas, bounds),
          () -> describe(element) + " " + bounds + " leaves the canvas " + canvas);
    }
  }

  private static boolean inside(Rectangle2D canvas, Rectangle2D bounds) {
    return bounds.getMinX() >= canvas.getMinX()
        && bounds.getMaxX() <= canvas.getMaxX()
        && bounds.getMinY() >= canvas.getMinY()
        && bounds.getMaxY() <= canvas.getMaxY();
  }

  private static Rectangle2D bounds(Element element) {
    return switch (element.getTagName()) {
      case "rect" ->
          new Rectangle2D.Double(
              value(element, "x"),
              value(element, "y"),
              value(element, "width"),
              value(element, "height"));
      case "circle" ->
          new Rectangle2D.Double(
              value(element, "cx") - value(element, "r"),
              value(element, "cy") - value(element, "r"),
              2 * value(element, "r"),
              2 * value(element, "r"));
      case "path" -> isGridCell(element) ? null : pathBounds(element.getAttribute("d"));
      case "text" -> textBounds(element);
      default -> null;
    };
  }

  private static boolean isGridCell(Element path) {
    return ((Element) path.getParentNode()).hasAttribute("transform");
  }

  private static Rectangle2D pathBounds(String data) {
    double[] numbers = numbers(data);
    Rectangle2D box = new Rectangle2D.Double(numbers[0], numbers[1], 0, 0);
    for (int k = 2; k + 1 < numbers.length; k += 2) {
      box.add(numbers[k], numbers[k + 1]);
    }
    return box;
  }

  private static Rectangle2D textBounds(Element text) {
    double size = value(text, "font-size");
    TextStyle style = TextStyle.LABEL.sized(size);
    style = text.getAttribute("font-weight").isEmpty() ? style : style.strong();
    style = text.getAttribute("font-family").isEmpty() ? style : style.monospaced();
    double width = style.width(text.getTextContent());
    width *= text.getElementsByTagName("tspan").getLength() > 1 ? 0.85 : 1;
    double share =
        switch (text.getAttribute("text-anchor")) {
          case "middle" -> 0.5;
          case "end" -> 1;
          default -> 0;
        };
    return new Rectangle2D.Double(
        value(text, "x") - share * width, value(text, "y") - 0.73 * size, width, 0.73 * size);
  }

  private static void checkNoTextCoversAnother(Element svg) {
    List<Element> texts =
        elements(svg).stream().filter(element -> element.getTagName().equals("text")).toList();
    Rectangle2D[] boxes = texts.stream().map(PictureRules::textBounds).toArray(Rectangle2D[]::new);
    for (int a = 0; a < boxes.length; a++) {
      for (int b = a + 1; b < boxes.length; b++) {
        Rectangle2D both = boxes[a].createIntersection(boxes[b]);
        if (both.getWidth() >= 0.5 && both.getHeight() >= 0.5) {
          fail(describe(texts.get(a)) + " and " + describe(texts.get(b)) + " cover each other");
        }
      }
    }
  }

  private static void checkPixels(Picture picture) {
    byte[] png = picture.png().orElse(null);
    Assumptions.assumeTrue(png != null, "no font on this machine");
    try {
      BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
      assertTrue(image.getWidth() <= Picture.MAX_PNG_WIDTH);
      int[] pixels =
          image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
      assertTrue(Arrays.stream(pixels).distinct().count() > 5, "nothing was drawn");
    } catch (IOException broken) {
      throw new AssertionError("not a PNG", broken);
    }
  }

  private static String describe(Element element) {
    return element.getTagName() + " '" + element.getTextContent() + "'";
  }

  private static double value(Element element, String attribute) {
    return Double.parseDouble(element.getAttribute(attribute));
  }

  private static double[] numbers(String text) {
    Matcher matcher = COORDINATE.matcher(text);
    return matcher.results().mapToDouble(result -> Double.parseDouble(result.group())).toArray();
  }
}
