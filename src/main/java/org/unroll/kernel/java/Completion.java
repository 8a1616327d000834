package org.unroll.kernel.java;

import java.util.List;

/**
 * What may stand between two indices of the code.
 *
 * @param start the index of the first character to replace
 * @param end the index behind the last
 */
public record Completion(List<String> matches, int start, int end) {}
