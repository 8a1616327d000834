package org.unroll.kernel.java;

import java.util.List;
import java.util.stream.Stream;

/**
 * What may stand between two indices of the code.
 *
 * @param start the index of the first character to replace
 * @param end the index behind the last
 */
public record Completion(List<String> matches, int start, int end) {
  /** Each match once. */
  public Completion {
    matches = matches.stream().distinct().toList();
  }

  /** These matches and further ones, as far as they stand in the same place. */
  Completion or(Completion more) {
    if (matches.isEmpty() || more.matches.isEmpty()) {
      return matches.isEmpty() ? more : this;
    }
    List<String> all = Stream.concat(matches.stream(), more.matches.stream()).toList();
    return start == more.start ? new Completion(all, start, end) : this;
  }
}
