package org.unroll.display.svg;

import java.util.ArrayList;
import java.util.List;

/** A text with subscripts: {@code h_t}, {@code h_{t-1}}. A minus sign is set as one. */
record MathText(List<Piece> pieces) {
  private static final double SUBSCRIPT = 0.72;
  private static final double DROP = 0.26;

  // a blank at the edge of an element would be dropped
  private static final char NO_BREAK = '\u00a0';

  record Piece(String text, boolean subscript) {}

  static MathText parse(String text) {
    List<Piece> pieces = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      if (text.charAt(at) == '_' && at + 1 < text.length()) {
        boolean braced = text.charAt(at + 1) == '{' && text.indexOf('}', at) > 0;
        int begin = braced ? at + 2 : at + 1;
        int end = braced ? text.indexOf('}', at) : wordEnd(text, begin);
        pieces.add(new Piece(minus(text.substring(begin, end)), true));
        at = braced ? end + 1 : end;
      } else {
        int end = text.indexOf('_', at + 1) < 0 ? text.length() : text.indexOf('_', at + 1);
        pieces.add(new Piece(minus(text.substring(at, end)), false));
        at = end;
      }
    }
    return new MathText(pieces);
  }

  private static int wordEnd(String text, int begin) {
    int end = begin;
    while (end < text.length() && Character.isLetterOrDigit(text.charAt(end))) {
      end++;
    }
    return Math.max(end, Math.min(begin + 1, text.length()));
  }

  private static String minus(String text) {
    return text.replace('-', '−');
  }

  double width(TextStyle style) {
    return pieces.stream()
        .mapToDouble(
            piece ->
                (piece.subscript ? style.sized(SUBSCRIPT * style.size()) : style).width(piece.text))
        .sum();
  }

  String content(TextStyle style) {
    StringBuilder content = new StringBuilder();
    boolean low = false;
    for (Piece piece : pieces) {
      double shift = (piece.subscript ? DROP : 0) - (low ? DROP : 0);
      content.append("<tspan");
      content.append(shift == 0 ? "" : " dy=\"" + Xml.number(shift * style.size()) + "\"");
      content.append(
          piece.subscript ? " font-size=\"" + Xml.number(SUBSCRIPT * style.size()) + "\"" : "");
      content.append('>').append(Xml.escape(piece.text.replace(' ', NO_BREAK))).append("</tspan>");
      low = piece.subscript;
    }
    return content.toString();
  }
}
