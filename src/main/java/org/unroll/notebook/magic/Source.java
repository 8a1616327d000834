package org.unroll.notebook.magic;

/** A value and the Java expression that gives it in the user's session. */
record Source<T>(T value, String java) {}
