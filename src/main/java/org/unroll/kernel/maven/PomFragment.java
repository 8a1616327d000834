package org.unroll.kernel.maven;

import java.io.StringReader;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * Makes a whole POM of what a reader copies from a project's page: a project, or loose elements of
 * one. Loose {@code dependency} and {@code repository} elements go where they belong.
 */
final class PomFragment {
  private static final Map<String, String> PLURALS =
      Map.of("dependency", "dependencies", "repository", "repositories");
  private static final Map<String, String> DEFAULTS =
      Map.of("modelVersion", "4.0.0", "groupId", "notebook", "artifactId", "cell", "version", "1");

  private PomFragment() {}

  /**
   * The whole POM.
   *
   * @throws IllegalArgumentException if the text is no XML
   */
  static String complete(String text) {
    try {
      DocumentBuilder builder = builder();
      String content = text.strip().replaceFirst("^<\\?xml[^>]*\\?>\\s*", "");
      Document given =
          builder.parse(new InputSource(new StringReader("<fragment>" + content + "</fragment>")));
      List<Element> elements = elements(given.getDocumentElement());
      if (elements.size() == 1 && elements.get(0).getTagName().equals("project")) {
        return content;
      }
      Document pom = builder.newDocument();
      Element project = (Element) pom.appendChild(pom.createElement("project"));
      elements.forEach(element -> place(element, project));
      DEFAULTS.forEach((name, value) -> fill(project, name, value));
      return write(pom);
    } catch (SAXException e) {
      throw new IllegalArgumentException("This is not XML: " + e.getMessage());
    } catch (ParserConfigurationException | TransformerException | java.io.IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static DocumentBuilder builder() throws ParserConfigurationException {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    DocumentBuilder builder = factory.newDocumentBuilder();
    builder.setErrorHandler(null);
    return builder;
  }

  private static void place(Element element, Element project) {
    String plural = PLURALS.get(element.getTagName());
    if (plural != null) {
      child(project, plural).appendChild(project.getOwnerDocument().importNode(element, true));
    } else if (PLURALS.containsValue(element.getTagName())) {
      elements(element).forEach(inner -> place(inner, project));
    } else {
      project.appendChild(project.getOwnerDocument().importNode(element, true));
    }
  }

  private static void fill(Element project, String name, String value) {
    if (elements(project).stream().noneMatch(e -> e.getTagName().equals(name))) {
      child(project, name).setTextContent(value);
    }
  }

  private static Element child(Element parent, String name) {
    return elements(parent).stream()
        .filter(e -> e.getTagName().equals(name))
        .findFirst()
        .orElseGet(
            () -> (Element) parent.appendChild(parent.getOwnerDocument().createElement(name)));
  }

  private static List<Element> elements(Element parent) {
    List<Element> elements = new java.util.ArrayList<>();
    for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element element) {
        elements.add(element);
      }
    }
    return elements;
  }

  private static String write(Document pom) throws TransformerException {
    Transformer transformer = TransformerFactory.newInstance().newTransformer();
    transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
    StringWriter text = new StringWriter();
    transformer.transform(new DOMSource(pom), new StreamResult(text));
    return text.toString();
  }
}
