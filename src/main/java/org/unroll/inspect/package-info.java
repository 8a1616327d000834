/**
 * What there is to see inside a run: {@link org.unroll.inspect.Bptt} does forward and backward once
 * and leads to the rest, the flow of gradients, the contributions of steps, Jacobians and saliency.
 * {@link org.unroll.inspect.GradientCheck} and {@link org.unroll.inspect.CellCheck} tell whether a
 * network and a cell are right.
 */
package org.unroll.inspect;
