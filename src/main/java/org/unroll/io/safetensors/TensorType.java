package org.unroll.io.safetensors;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the numbers of a tensor are. Only {@link #F32} and {@link #F64} are weights that can be read
 * or written.
 */
public enum TensorType {
  /** Truth values of one byte. */
  BOOL(1),
  /** Unsigned 8-bit integers. */
  U8(1),
  /** Signed 8-bit integers. */
  I8(1),
  /** Unsigned 16-bit integers. */
  U16(2),
  /** Signed 16-bit integers. */
  I16(2),
  /** 16-bit floating point of IEEE 754. */
  F16(2),
  /** The upper half of {@link #F32}. */
  BF16(2),
  /** Unsigned 32-bit integers. */
  U32(4),
  /** Signed 32-bit integers. */
  I32(4),
  /** 32-bit floating point. */
  F32(4),
  /** Unsigned 64-bit integers. */
  U64(8),
  /** Signed 64-bit integers. */
  I64(8),
  /** 64-bit floating point. */
  F64(8);

  private final int bytes;

  TensorType(int bytes) {
    this.bytes = bytes;
  }

  /** The size of one number. */
  public int bytes() {
    return bytes;
  }

  /** The type of that name, if there is one. */
  static Optional<TensorType> named(String name) {
    return Arrays.stream(values()).filter(type -> type.name().equals(name)).findFirst();
  }

  static String names() {
    return Arrays.stream(values()).map(Enum::name).collect(Collectors.joining(", "));
  }
}
