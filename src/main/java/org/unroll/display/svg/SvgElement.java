package org.unroll.display.svg;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An element of a {@link Picture}'s SVG.
 *
 * @param name of the element
 * @param rest its attributes but the colours
 * @param colors its attributes {@code fill} and {@code stroke}
 * @param content what stands in it: a text with its subscripts
 * @param grouped whether it stands in a group
 */
record SvgElement(
    String name, String rest, Map<String, String> colors, String content, boolean grouped) {
  private static final Pattern ROOT = Pattern.compile("<svg[^>]*>");
  private static final Pattern ELEMENT =
      Pattern.compile(
          "<(title|desc|text)([^>]*)>(.*?)</\\1>|<(g)([^>]*)>|</g>|<(rect|circle|path)([^>]*)/>",
          Pattern.DOTALL);
  private static final Pattern COLOR = Pattern.compile(" (fill|stroke)=\"([^\"]*)\"");
  private static final Pattern RUN = Pattern.compile("M(\\d+) (\\d+\\.5)h(\\d+)");

  /** The opening tag of the root. */
  static String root(String svg) {
    Matcher root = ROOT.matcher(svg);
    if (!root.find()) {
      throw new IllegalArgumentException("This is no SVG: " + svg);
    }
    return root.group();
  }

  /** The elements below the root in document order, each by its place in the drawing. */
  static Map<String, SvgElement> byPlace(String svg) {
    Map<String, SvgElement> elements = new LinkedHashMap<>();
    Matcher found = ELEMENT.matcher(svg);
    String group = "";
    while (found.find()) {
      if (found.group(1) != null) {
        add(elements, group, found.group(1), found.group(2), found.group(3));
      } else if (found.group(6) == null) {
        group = found.group(4) == null ? "" : found.group(5);
        if (!group.isEmpty()) {
          add(elements, "", "g", group, "");
        }
      } else if (RUN.matcher(found.group(7)).find()) {
        cells(elements, group, found.group(7));
      } else {
        add(elements, group, found.group(6), found.group(7), "");
      }
    }
    return elements;
  }

  /** The cells of a path of a {@link CellGrid}, one by one, so that each has its own colour. */
  private static void cells(Map<String, SvgElement> elements, String group, String attributes) {
    String begin = attributes.substring(0, attributes.indexOf(" d=\""));
    Matcher run = RUN.matcher(attributes);
    while (run.find()) {
      int first = Integer.parseInt(run.group(1));
      for (int k = 0; k < Integer.parseInt(run.group(3)); k++) {
        String cell = "M" + (first + k) + " " + run.group(2) + "h1";
        add(elements, group, "path", begin + " d=\"" + cell + "\"", "");
      }
    }
  }

  private static void add(
      Map<String, SvgElement> elements,
      String group,
      String name,
      String attributes,
      String content) {
    Map<String, String> colors = new LinkedHashMap<>();
    COLOR.matcher(attributes).results().forEach(c -> colors.put(c.group(1), c.group(2)));
    String rest = COLOR.matcher(attributes).replaceAll("");
    boolean grouped = !group.isEmpty();
    String place = group + "|" + name + rest + colors.keySet();
    int again = 0;
    while (elements.containsKey(place + again)) {
      again++;
    }
    elements.put(place + again, new SvgElement(name, rest, colors, content, grouped));
  }

  boolean isGroup() {
    return name.equals("g");
  }

  /** The element as SVG with more attributes; a group is left open. */
  String written(String more) {
    StringBuilder svg = new StringBuilder("<").append(name).append(rest);
    colors.forEach((key, value) -> svg.append(' ' + key + "=\"" + value + '"'));
    svg.append(more);
    if (isGroup()) {
      return svg.append('>').toString();
    }
    return content.isEmpty()
        ? svg.append("/>").toString()
        : svg.append('>').append(content).append("</").append(name).append('>').toString();
  }
}
