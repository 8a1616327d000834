package org.unroll.display.svg;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Pictures of one drawing at several times, as one SVG and what changes in it: colours, texts, and
 * whether an element is there. Elements are the same if they stand in the same place.
 *
 * @param svg the first picture, with the elements of all
 * @param slots what changes
 * @param values [pictures x slots]
 */
public record Frames(String svg, List<Slot> slots, List<List<String>> values) {
  /** The {@link Slot#attribute()} that stands for an element's content. */
  public static final String CONTENT = "";

  private static final String DISPLAY = "display";

  /**
   * Something of an element that changes.
   *
   * @param element its number in document order, from 0, without the root and pieces of text
   * @param attribute the attribute's name, or {@link #CONTENT}
   */
  public record Slot(int element, String attribute) {}

  /** What changes from picture to picture. */
  public static Frames of(List<Picture> pictures) {
    if (pictures.isEmpty()) {
      throw new IllegalArgumentException("Frames: there are no pictures. Give at least one.");
    }
    List<Map<String, SvgElement>> parsed =
        pictures.stream().map(picture -> SvgElement.byPlace(picture.svg())).toList();
    List<String> places = places(parsed);
    List<Slot> slots = new ArrayList<>();
    List<List<String>> bySlot = new ArrayList<>();
    for (int k = 0; k < places.size(); k++) {
      String place = places.get(k);
      List<Optional<SvgElement>> versions =
          parsed.stream().map(elements -> Optional.ofNullable(elements.get(place))).toList();
      for (String attribute : attributes(versions)) {
        List<String> over = versions.stream().map(element -> value(element, attribute)).toList();
        if (over.stream().distinct().count() > 1) {
          slots.add(new Slot(k, attribute));
          bySlot.add(over);
        }
      }
    }
    return new Frames(
        write(pictures.get(0), places, parsed),
        slots,
        IntStream.range(0, pictures.size())
            .mapToObj(frame -> bySlot.stream().map(over -> over.get(frame)).toList())
            .toList());
  }

  /** The places of all pictures, in an order that keeps the order in each. */
  private static List<String> places(List<Map<String, SvgElement>> parsed) {
    List<String> places = new ArrayList<>(parsed.get(0).keySet());
    for (Map<String, SvgElement> elements : parsed) {
      int at = 0;
      for (String place : elements.keySet()) {
        int found = places.indexOf(place);
        if (found < 0) {
          places.add(at, place);
          found = at;
        }
        at = found + 1;
      }
    }
    return places;
  }

  private static Iterable<String> attributes(List<Optional<SvgElement>> versions) {
    TreeSet<String> names = new TreeSet<>(List.of(CONTENT, DISPLAY));
    versions.forEach(
        version -> version.ifPresent(element -> names.addAll(element.colors().keySet())));
    return names;
  }

  private static String value(Optional<SvgElement> element, String attribute) {
    return switch (attribute) {
      case CONTENT -> element.map(SvgElement::content).orElse("");
      case DISPLAY -> element.isPresent() ? "inline" : "none";
      default -> element.map(SvgElement::colors).map(c -> c.get(attribute)).orElse("none");
    };
  }

  private static String write(
      Picture first, List<String> places, List<Map<String, SvgElement>> parsed) {
    Map<String, SvgElement> all = new LinkedHashMap<>();
    parsed.forEach(elements -> elements.forEach(all::putIfAbsent));
    StringBuilder svg = new StringBuilder(SvgElement.root(first.svg()));
    boolean inGroup = false;
    for (String place : places) {
      SvgElement element = all.get(place);
      if (inGroup && !element.grouped()) {
        svg.append("</g>");
      }
      boolean shown = parsed.get(0).containsKey(place);
      svg.append(element.written(shown ? "" : " display=\"none\""));
      inGroup = element.grouped() || element.isGroup();
    }
    return svg.append(inGroup ? "</g>" : "").append("</svg>").toString();
  }
}
