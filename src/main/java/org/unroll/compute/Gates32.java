package org.unroll.compute;

import static org.unroll.compute.Fma.fma;

/** {@link Gates} of {@code float[]} as plain loops. */
public class Gates32 implements Gates<float[]> {

  @Override
  public void lstmState(
      float[] gates,
      int at,
      float[] cPrevious,
      int cPreviousAt,
      float[] c,
      int cAt,
      int from,
      int n) {
    for (int j = from; j < n; j++) {
      float input = gates[at + j] * gates[at + 2 * n + j];
      c[cAt + j] = fma(gates[at + n + j], cPrevious[cPreviousAt + j], input);
    }
  }

  @Override
  public void lstmBackward(
      float[] gates,
      int at,
      float[] cPrevious,
      int cPreviousAt,
      float[] tanhC,
      int tanhCAt,
      float[] dh,
      int dhAt,
      float[] dc,
      int dcAt,
      float[] da,
      int daAt,
      int from,
      int n) {
    for (int j = from; j < n; j++) {
      float i = gates[at + j];
      float f = gates[at + n + j];
      float g = gates[at + 2 * n + j];
      float o = gates[at + 3 * n + j];
      float t = tanhC[tanhCAt + j];
      float dhj = dh[dhAt + j];
      float dcj = fma(dhj * o, 1f - t * t, dc[dcAt + j]);
      da[daAt + j] = dcj * g * (i * (1f - i));
      da[daAt + n + j] = dcj * cPrevious[cPreviousAt + j] * (f * (1f - f));
      da[daAt + 2 * n + j] = dcj * i * (1f - g * g);
      da[daAt + 3 * n + j] = dhj * t * (o * (1f - o));
      dc[dcAt + j] = dcj * f;
    }
  }

  @Override
  public void gruState(
      float[] gates,
      int at,
      float[] hPrevious,
      int hPreviousAt,
      float[] h,
      int hAt,
      int from,
      int n) {
    for (int j = from; j < n; j++) {
      float z = gates[at + n + j];
      float fresh = (1f - z) * gates[at + 3 * n + j];
      h[hAt + j] = fma(z, hPrevious[hPreviousAt + j], fresh);
    }
  }

  @Override
  public void gruBackward(
      float[] gates,
      int at,
      float[] hPrevious,
      int hPreviousAt,
      float[] dh,
      int dhAt,
      float[] da,
      int daAt,
      int from,
      int n) {
    for (int j = from; j < n; j++) {
      float r = gates[at + j];
      float z = gates[at + n + j];
      float u = gates[at + 2 * n + j];
      float t = gates[at + 3 * n + j];
      float dhj = dh[dhAt + j];
      float dan = dhj * (1f - z) * (1f - t * t);
      da[daAt + j] = dan * u * (r * (1f - r));
      da[daAt + n + j] = dhj * (hPrevious[hPreviousAt + j] - t) * (z * (1f - z));
      da[daAt + 2 * n + j] = dan * r;
      da[daAt + 3 * n + j] = dan;
      dh[dhAt + j] = dhj * z;
    }
  }
}
