package org.unroll.io.onnx;

/** A part of a network that ONNX has no operator for, by name. */
public final class OnnxException extends RuntimeException {
  private static final long serialVersionUID = 1;

  OnnxException(String message) {
    super(message);
  }
}
