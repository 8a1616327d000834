/**
 * Layers over packed batches of sequences. A {@link org.unroll.layer.Layer} holds weights; its
 * {@link org.unroll.layer.Pass} holds what one run computed. {@link org.unroll.layer.Unrolled} is
 * the pass of a recurrent layer: the cell unfolded over time, and backpropagation through it.
 */
package org.unroll.layer;
