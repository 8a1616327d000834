package org.unroll.compute;

/**
 * A weight matrix laid out once for many products. Its content is the business of the {@link Primitives} that made it.
 *
 * @param <A> {@code float[]} or {@code double[]}
 */
public record Packed<A>(A array, int outputs, int inputs) {}
