package org.unroll.compute;

import static org.unroll.compute.Fma.fma;

/** {@link Gates} of {@code double[]} as plain loops. */
final class Gates64 implements Gates<double[]> {

  @Override
  public void lstmState(
      double[] gates,
      int at,
      double[] cPrevious,
      int cPreviousAt,
      double[] c,
      int cAt,
      int from,
      int n) {
    for (int j = from; j < n; j++) {
      double input = gates[at + j] * gates[at + 2 * n + j];
      c[cAt + j] = fma(gates[at + n + j], cPrevious[cPreviousAt + j], input);
    }
  }

  @Override
  public void lstmBackward(
      double[] gates,
      int at,
      double[] cPrevious,
      int cPreviousAt,
      double[] tanhC,
      int tanhCAt,
      double[] dh,
      int dhAt,
      double[] dc,
      int dcAt,
      double[] da,
      int daAt,
      int from,
      int n) {
    for (int j = from; j < n; j++) {
      double i = gates[at + j];
      double f = gates[at + n + j];
      double g = gates[at + 2 * n + j];
      double o = gates[at + 3 * n + j];
      double t = tanhC[tanhCAt + j];
      double dhj = dh[dhAt + j];
      double dcj = fma(dhj * o, 1 - t * t, dc[dcAt + j]);
      da[daAt + j] = dcj * g * (i * (1 - i));
      da[daAt + n + j] = dcj * cPrevious[cPreviousAt + j] * (f * (1 - f));
      da[daAt + 2 * n + j] = dcj * i * (1 - g * g);
      da[daAt + 3 * n + j] = dhj * t * (o * (1 - o));
      dc[dcAt + j] = dcj * f;
    }
  }

  @Override
  public void gruState(
      double[] gates,
      int at,
      double[] hPrevious,
      int hPreviousAt,
      double[] h,
      int hAt,
      int from,
      int n) {
    for (int j = from; j < n; j++) {
      double z = gates[at + n + j];
      double fresh = (1 - z) * gates[at + 3 * n + j];
      h[hAt + j] = fma(z, hPrevious[hPreviousAt + j], fresh);
    }
  }

  @Override
  public void gruBackward(
      double[] gates,
      int at,
      double[] hPrevious,
      int hPreviousAt,
      double[] dh,
      int dhAt,
      double[] da,
      int daAt,
      int from,
      int n) {
    for (int j = from; j < n; j++) {
      double r = gates[at + j];
      double z = gates[at + n + j];
      double u = gates[at + 2 * n + j];
      double t = gates[at + 3 * n + j];
      double dhj = dh[dhAt + j];
      double dan = dhj * (1 - z) * (1 - t * t);
      da[daAt + j] = dan * u * (r * (1 - r));
      da[daAt + n + j] = dhj * (hPrevious[hPreviousAt + j] - t) * (z * (1 - z));
      da[daAt + 2 * n + j] = dan * r;
      da[daAt + 3 * n + j] = dan;
      dh[dhAt + j] = dhj * z;
    }
  }
}
