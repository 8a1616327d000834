package org.unroll.compute;

/**
 * The innermost loops of one precision, which is all that the forms of {@link Primitives} differ
 * in.
 *
 * @param <A> {@code float[]} or {@code double[]}
 */
public record Loops<A>(
    Spans<A> spans, Activations<A> activations, Gates<A> gates, Tiles<A> tiles) {}
