package org.unroll.display;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.unroll.display.svg.Frames;
import org.unroll.display.svg.Picture;
import org.unroll.layer.Unrolled;
import org.unroll.matrix.Matrix;
import org.unroll.matrix.Precision;
import org.unroll.network.Network;
import org.unroll.network.NetworkBuilder;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** A drawing moved through time is at each time the picture of that time. */
class SliderTest {
  private static final Path PAGES = Path.of("target/gallery");
  private static final int LARGEST = 100_000;
  private static final Pattern RUN = Pattern.compile("M(\\d+) (\\d+)\\.5h(\\d+)");
  private static final Pattern DATA =
      Pattern.compile("<script type=\"application/json\">(.*?)</script>", Pattern.DOTALL);

  static Stream<Arguments> networks() {
    return Stream.of(
        Arguments.of("rnn", Network.builder().input(2).rnn(3), 4),
        Arguments.of("lstm", Network.builder().input(2).lstm(6), 7),
        Arguments.of("gru", Network.builder().input(1).gru(1), 1),
        Arguments.of("large", Network.builder().input(3).lstm(64), 200));
  }

  private static Unrolled<?> run(NetworkBuilder builder, int steps) {
    Network net = builder.seed(4).build();
    Matrix x = Matrix.of(Sizes.matrix(steps, net.inputSize()));
    return net.unroll(x.to(Precision.FLOAT32)).unrolled().get(0);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("networks")
  void everyFrameHasTheColoursAndTextsOfItsPicture(String name, NetworkBuilder net, int steps)
      throws Exception {
    Slider slider = Pictures.slider(run(net, steps), List.of());
    Frames frames = Frames.of(slider.pictures());
    PictureRules.check(slider.pictures().get(0));
    for (int t = 0; t < slider.pictures().size(); t++) {
      assertEquals(
          drawn(parse(slider.pictures().get(t).svg())),
          drawn(moved(frames, t)),
          name + " at " + slider.labels().get(t));
    }
    Files.createDirectories(PAGES);
    Files.writeString(PAGES.resolve("slider-" + name + ".html"), slider.html());
    assertTrue(slider.html().length() < LARGEST, name + ": " + slider.html().length());
  }

  @Test
  void aLongRunIsMovedThroughInEvenSteps() {
    Slider slider = Pictures.slider(run(Network.builder().input(2).gru(2), 200), List.of());
    assertEquals(SliderView.MOST_STEPS, slider.labels().size());
    assertEquals("1 of 200", slider.labels().get(0));
    assertEquals("200 of 200", slider.labels().get(SliderView.MOST_STEPS - 1));
  }

  @Test
  void noSymbolEndsTheScriptOrTheTextItStandsIn() {
    List<String> symbols = Sizes.HOSTILE;
    Unrolled<?> run = run(Network.builder().input(2).rnn(3), symbols.size());
    String html = Pictures.slider(run, symbols).html();
    Matcher data = DATA.matcher(html);
    assertTrue(data.find());
    assertFalse(data.group(1).contains("<"), "something may end the script");
    JsonObject read = JsonParser.parseString(data.group(1)).getAsJsonObject();
    assertEquals(
        "1 of 20, reads ‘<script>alert(1)</script>’",
        read.getAsJsonArray("labels").get(0).getAsString());
    JsonArray frames = read.getAsJsonArray("frames");
    assertEquals(symbols.size(), frames.size());
    frames.forEach(
        frame -> assertEquals(read.getAsJsonArray("slots").size(), frame.getAsJsonArray().size()));
  }

  @Test
  void aSliderAsksNothingOfAnotherPageAndHasNoIds() {
    String html = Pictures.slider(run(Network.builder().input(2).lstm(3), 3), List.of()).html();
    String own = html.replace("http://www.w3.org/2000/svg", "");
    for (String foreign : List.of("http:", "https:", "src=", "import", "fetch", "url(", " id=")) {
      assertFalse(own.contains(foreign), foreign);
    }
  }

  @Test
  void tooManyUnitsOrAnotherNumberOfSymbolsIsSaid() {
    Unrolled<?> large = run(Network.builder().input(2).gru(65), 2);
    assertTrue(message(large, List.of()).contains("at most 64 units, but gru 65"));
    Unrolled<?> small = run(Network.builder().input(2).gru(2), 2);
    assertTrue(message(small, List.of("a")).contains("1 symbols but the run has 2 steps"));
    assertThrows(
        IllegalArgumentException.class, () -> new Slider("t", List.<Picture>of(), List.of()));
  }

  private static String message(Unrolled<?> run, List<String> symbols) {
    return assertThrows(IllegalArgumentException.class, () -> Pictures.slider(run, symbols))
        .getMessage();
  }

  /** The SVG of the frames with the values of time {@code t} put in, as the script does it. */
  private static Document moved(Frames frames, int t) throws Exception {
    Document svg = parse(frames.svg());
    List<Element> elements = new ArrayList<>();
    NodeList all = svg.getDocumentElement().getElementsByTagName("*");
    for (int k = 0; k < all.getLength(); k++) {
      if (!all.item(k).getNodeName().equals("tspan")) {
        elements.add((Element) all.item(k));
      }
    }
    for (int k = 0; k < frames.slots().size(); k++) {
      Frames.Slot slot = frames.slots().get(k);
      Element element = elements.get(slot.element());
      String value = frames.values().get(t).get(k);
      if (slot.attribute().equals(Frames.CONTENT)) {
        element.setTextContent("");
        NodeList content = parse("<x>" + value + "</x>").getDocumentElement().getChildNodes();
        for (int at = 0; at < content.getLength(); at++) {
          element.appendChild(svg.importNode(content.item(at), true));
        }
      } else {
        element.setAttribute(slot.attribute(), value);
      }
    }
    return svg;
  }

  private static Document parse(String xml) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(xml)));
  }

  /** Every element that is shown, with its colours and text; a run of cells as single cells. */
  private static List<String> drawn(Document svg) {
    List<String> drawn = new ArrayList<>();
    NodeList all = svg.getDocumentElement().getElementsByTagName("*");
    for (int k = 0; k < all.getLength(); k++) {
      Element element = (Element) all.item(k);
      if (!element.getAttribute("display").equals("none")) {
        element.removeAttribute("display");
        drawn.addAll(drawn(element));
      }
    }
    return drawn.stream().sorted().toList();
  }

  private static List<String> drawn(Element element) {
    Matcher run = RUN.matcher(element.getAttribute("d"));
    if (!run.find()) {
      StringBuilder words = new StringBuilder(element.getTagName());
      for (int k = 0; k < element.getAttributes().getLength(); k++) {
        words.append(' ').append(element.getAttributes().item(k));
      }
      return List.of(words + " " + element.getTextContent());
    }
    String place = ((Element) element.getParentNode()).getAttribute("transform");
    return run.reset()
        .results()
        .flatMap(
            cells ->
                IntStream.range(0, Integer.parseInt(cells.group(3)))
                    .mapToObj(k -> Integer.parseInt(cells.group(1)) + k + ", " + cells.group(2)))
        .map(cell -> place + " " + cell + " " + element.getAttribute("stroke"))
        .toList();
  }
}
