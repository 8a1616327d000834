/**
 * The drawing toolkit under every picture: a canvas that grows with what is drawn on it, text that
 * is measured before it is placed, one palette, and the picture that comes out.
 *
 * <p>The SVG obeys the strictest front end: presentation attributes only, no style, script, id,
 * link or image; every text is escaped; every picture brings its own light panel.
 */
package org.unroll.display.svg;
