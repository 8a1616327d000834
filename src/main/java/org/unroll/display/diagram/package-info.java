/**
 * Diagrams of networks: the layers, the unfolded graph, the inside of a cell, the beams of a
 * search.
 *
 * <p>Inputs are plain values, so that a diagram can be drawn of anything; {@code
 * org.unroll.display.Pictures} takes them from networks, runs and steps.
 */
package org.unroll.display.diagram;
