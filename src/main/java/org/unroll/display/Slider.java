package org.unroll.display;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.unroll.display.svg.Frames;
import org.unroll.display.svg.Picture;

/**
 * A drawing that a reader moves through time, for pages that run scripts: one drawing, and a
 * control that changes the colours and texts in it.
 *
 * <p>The script makes the control. Where none runs there is nothing to see, so a slider goes below
 * a picture that says the same standing still.
 *
 * @param title what is moved through
 * @param pictures one for each time, of one drawing
 * @param labels what each time is called
 */
public record Slider(String title, List<Picture> pictures, List<String> labels) {
  private static final String SCRIPT = script();

  /** Checks that there is a label for each picture. */
  public Slider {
    if (pictures.isEmpty() || pictures.size() != labels.size()) {
      throw new IllegalArgumentException(
          "Slider: there are "
              + pictures.size()
              + " pictures and "
              + labels.size()
              + " labels. Give at least one picture, and a label for each.");
    }
    pictures = List.copyOf(pictures);
    labels = List.copyOf(labels);
  }

  /** The control with its drawing as HTML: no id, no address of another page. */
  public String html() {
    return "<div class=\"unroll-slider\"><script type=\"application/json\">"
        + json()
        + "</script></div><script>"
        + SCRIPT
        + "</script>";
  }

  /** What the last picture says, for a front end that shows text only. */
  public String text() {
    return pictures.get(pictures.size() - 1).text();
  }

  private String json() {
    Frames frames = Frames.of(pictures);
    Map<String, Integer> values = new LinkedHashMap<>();
    List<String> rows = new ArrayList<>();
    for (List<String> row : frames.values()) {
      rows.add(
          row.stream()
              .map(value -> values.computeIfAbsent(value, key -> values.size()))
              .map(String::valueOf)
              .collect(Collectors.joining(",", "[", "]")));
    }
    return "{\"title\":"
        + quoted(title)
        + ",\"labels\":"
        + list(labels)
        + ",\"svg\":"
        + quoted(frames.svg())
        + ",\"slots\":"
        + frames.slots().stream()
            .map(slot -> "[" + slot.element() + "," + quoted(slot.attribute()) + "]")
            .collect(Collectors.joining(",", "[", "]"))
        + ",\"values\":"
        + list(List.copyOf(values.keySet()))
        + ",\"frames\":["
        + String.join(",", rows)
        + "]}";
  }

  private static String list(List<String> texts) {
    return texts.stream().map(Slider::quoted).collect(Collectors.joining(",", "[", "]"));
  }

  /** A JSON string that neither ends nor comments out the script element it stands in. */
  private static String quoted(String text) {
    StringBuilder json = new StringBuilder("\"");
    for (char c : text.toCharArray()) {
      if (c == '"' || c == '\\') {
        json.append('\\').append(c);
      } else if (c == '<' || c < ' ' || Character.isSurrogate(c)) {
        json.append(String.format("\\u%04x", (int) c));
      } else {
        json.append(c);
      }
    }
    return json.append('"').toString();
  }

  private static String script() {
    try (InputStream file = Slider.class.getResourceAsStream("slider.js")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
