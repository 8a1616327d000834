package org.unroll.kernel.java;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an author says of a declaration.
 *
 * @param comment the comment without its stars
 */
record Javadoc(String comment) {
  private static final Pattern INLINE = Pattern.compile("\\{@(\\w+)\\s*((?:[^{}]|\\{[^{}]*})*)}");
  private static final Pattern BLOCK_TAG = Pattern.compile("(?m)^\\s*@(\\w+)\\s+");
  private static final Pattern SECOND_PARAGRAPH =
      Pattern.compile("(?is)(?<=\\S)\\s*(<p>|<ul>|<ol>|<dl>|<h\\d|<blockquote>|<table)");

  Javadoc {
    comment =
        comment.replaceAll("(?m)^ ", "").replaceAll("@param\\s+<(\\w+)>", "@param &lt;$1&gt;");
  }

  /**
   * The comment as HTML.
   *
   * @param whole whether to tell all, with parameters and errors, and not the first paragraph alone
   */
  String html(boolean whole) {
    Matcher tags = BLOCK_TAG.matcher(comment);
    int end = tags.find() ? tags.start() : comment.length();
    String said = comment.substring(0, end).strip();
    if (!whole) {
      Matcher second = SECOND_PARAGRAPH.matcher(said);
      return inline(second.find() ? said.substring(0, second.start()) : said);
    }
    return inline(said)
        + inline(BLOCK_TAG.matcher(comment.substring(end)).replaceAll("\n<p><b>$1</b> "));
  }

  private static String inline(String comment) {
    return INLINE.matcher(comment).replaceAll(tag -> Matcher.quoteReplacement(marked(tag)));
  }

  private static String marked(MatchResult tag) {
    String content = tag.group(2).strip();
    return switch (tag.group(1)) {
      case "code" -> "<code>" + escape(content) + "</code>";
      case "literal" -> escape(content);
      case "link", "linkplain", "value" -> "<code>" + escape(label(content)) + "</code>";
      default -> escape(content);
    };
  }

  /** A link's own words, or what it leads to. */
  private static String label(String link) {
    String[] words = link.split("(?<![,(])\\s+", 2);
    return words.length > 1 ? words[1] : link.replaceFirst("^#", "").replace('#', '.');
  }

  static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  /** HTML without its marks. */
  static String text(String html) {
    return html.replaceAll("(?i)\\s*<(p|pre|ul|ol|dl|blockquote)>\\s*", "\n\n")
        .replaceAll("(?i)\\s*<(li|dt)>\\s*", "\n- ")
        .replaceAll("</?[A-Za-z][^>]*>", "")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&nbsp;", " ")
        .replace("&quot;", "\"")
        .replace("&amp;", "&")
        .replaceAll("\n(\\s*\n)+", "\n\n")
        .strip();
  }
}
