package org.unroll.io.safetensors;

import java.util.List;
import java.util.stream.Collectors;

/**
 * One entry of the header.
 *
 * @param name what the tensor is called
 * @param type what its numbers are
 * @param shape its sizes, the slowest first; empty for a single number
 * @param from its first byte, counted from the end of the header
 * @param to the byte after its last
 */
public record TensorInfo(String name, TensorType type, List<Integer> shape, long from, long to) {
  /** Copies the shape. */
  public TensorInfo {
    shape = List.copyOf(shape);
  }

  /** The shape, as {@code [64 x 28]}. */
  public String shapeText() {
    return shape.stream().map(String::valueOf).collect(Collectors.joining(" x ", "[", "]"));
  }
}
