package org.unroll.io;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32C;
import org.unroll.matrix.Matrix;

/** CRC-32C of named matrices, names, shapes and numbers, whatever their order. */
final class Checksum {
  private Checksum() {}

  static String of(Map<String, Matrix> matrices) {
    CRC32C sum = new CRC32C();
    new TreeMap<>(matrices)
        .forEach(
            (name, m) -> {
              sum.update(
                  ByteBuffer.wrap(
                      (name + m.shape()).getBytes(java.nio.charset.StandardCharsets.UTF_8)));
              addNumbers(sum, m);
            });
    return Long.toHexString(sum.getValue());
  }

  private static void addNumbers(CRC32C sum, Matrix m) {
    ByteBuffer row = ByteBuffer.allocate(Double.BYTES * m.columns());
    for (int r = 0; r < m.rows(); r++) {
      row.clear();
      for (int c = 0; c < m.columns(); c++) {
        row.putDouble(m.get(r, c));
      }
      sum.update(row.flip());
    }
  }
}
