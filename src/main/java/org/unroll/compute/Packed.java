package org.unroll.compute;

/**
 * A weight matrix laid out once for many products, as the transposed matrix [inputs x outputs] cut
 * into parts. How it is cut is the business of the {@link Primitives} that made it.
 *
 * @param <A> {@code float[]} or {@code double[]}
 */
public record Packed<A>(A[] parts, int outputs, int inputs) {}
