package org.unroll.display.svg;

/**
 * The widths of characters, so that text can be placed on a machine without fonts.
 *
 * <p>They are those of DejaVu Sans, one of the widest common text fonts: what fits here fits in
 * Helvetica or Arial too.
 */
final class TextWidths {
  // advance widths of U+0020 to U+007E, thousandths of the font size
  private static final int[] REGULAR = {
    318, 401, 460, 838, 636, 950, 780, 275, 390, 390, 500, 838, 318, 361, 318, 337, 636, 636, 636,
        636, 636, 636, 636,
    636, 636, 636, 337, 337, 838, 838, 838, 531, 1000, 684, 686, 698, 770, 632, 575, 775, 752, 295,
        295, 656, 557, 863,
    748, 787, 603, 787, 695, 635, 611, 732, 684, 989, 685, 611, 685, 390, 337, 390, 838, 500, 500,
        613, 635, 550, 635,
    615, 352, 635, 634, 278, 278, 579, 278, 974, 634, 612, 635, 635, 411, 521, 392, 634, 592, 818,
        592, 592, 525, 636,
    337, 636, 838
  };
  private static final int NO_BREAK_SPACE = 0xA0;
  private static final double GUILLEMET = 0.412;
  private static final double BOLD = 1.12;
  private static final double MONO = 0.603;

  private TextWidths() {}

  static double of(String text, TextStyle style) {
    double ems = text.codePoints().mapToDouble(c -> ems(c, style.mono())).sum();
    return ems * style.size() * (style.bold() && !style.mono() ? BOLD : 1);
  }

  private static double ems(int c, boolean mono) {
    int type = Character.getType(c);
    if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
      return 0;
    }
    if (c == NO_BREAK_SPACE) {
      return ems(' ', mono);
    }
    if (c >= ' ' && c <= '~') {
      return mono ? MONO : REGULAR[c - ' '] / 1000.0;
    }
    if (c == '‹' || c == '›') {
      return mono ? MONO : GUILLEMET;
    }
    if (c < 0x600) {
      return mono ? MONO : 0.9;
    }
    return c < 0x2600 ? 1.0 : 1.3;
  }
}
