package org.unroll.train;

/**
 * The steps of one update: run from {@code start}, with losses from {@code from} (inclusive) to
 * {@code to} (exclusive); the state before step {@code keep} is where the next window starts.
 */
record Window(int start, int from, int to, int keep) {}
