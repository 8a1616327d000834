/**
 * Pictures, equations and tables of what the library computes. {@link org.unroll.display.Pictures}
 * is the way in: one method for each type that can be drawn.
 *
 * <p>{@code display.svg} is the drawing toolkit, {@code display.chart} draws numbers, {@code
 * display.diagram} draws networks; this package takes from a network, a run or a history what they
 * draw.
 */
package org.unroll.display;
