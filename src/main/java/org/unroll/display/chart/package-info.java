/**
 * Charts of numbers: curves, bars, heat maps, coloured text, the confusion matrix and the training
 * display.
 *
 * <p>Inputs are plain arrays and lists. A chart is a value; {@code picture()} draws it.
 */
package org.unroll.display.chart;
