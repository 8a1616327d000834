package org.unroll.inspect;

import static org.unroll.matrix.Checks.require;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.SingularValueDecomposition;
import org.unroll.cell.Cell;
import org.unroll.cell.State;
import org.unroll.cell.Step;
import org.unroll.layer.Unrolled;
import org.unroll.matrix.Matrix;
import org.unroll.matrix.Rows;

/**
 * A derivative of a vector by a vector, such as dh_t/dh_{t-1} [H x H]: row k, column j is d h_t[k]
 * / d h_{t-1}[j]. Its largest singular value bounds by how much a step can stretch a gradient; what
 * its powers do in the long run is said by its spectral radius.
 */
public record Jacobian(RealMatrix matrix) {

  /**
   * dh_t/dh_{t-1} of one sequence, with the other parts of s_{t-1}, such as an LSTM's c_{t-1},
   * held.
   */
  public static <S extends State<S>> Jacobian of(Unrolled<S> run, int t, int sequence) {
    return ofState(run, t, sequence).hidden(run);
  }

  /**
   * ds_t/ds_{t-1} of one sequence, where s holds the parts of the state one after the other: for an
   * LSTM h, c.
   */
  public static <S extends State<S>> Jacobian ofState(Unrolled<S> run, int t, int sequence) {
    Cell<S> cell = run.layer().cell();
    int row = run.packing().row(sequence, t);
    S before = run.stateBefore(t).map(m -> m.rows(sequence, sequence + 1));
    int H = cell.hiddenSize();
    int size = before.parts().size() * H;
    Rows x =
        run.inputs().pick(same(row, size)); // one copy of the step for each row of the Jacobian
    Step<S> step = cell.step(x, before.map(m -> m.pick(same(0, size))));
    S d = cell.zeroState(size);
    for (int k = 0; k < size; k++) {
      d.parts().get(k / H).set(k, k % H, 1); // ds_t[k]/ds_t = the k-th unit vector
    }
    step.backward(d);
    return new Jacobian(sideBySide(d.parts()));
  }

  private static int[] same(int row, int times) {
    int[] rows = new int[times];
    Arrays.fill(rows, row);
    return rows;
  }

  private static RealMatrix sideBySide(List<Matrix> parts) {
    int H = parts.get(0).columns();
    RealMatrix all = MatrixUtils.createRealMatrix(parts.get(0).rows(), parts.size() * H);
    for (int p = 0; p < parts.size(); p++) {
      all.setSubMatrix(parts.get(p).toArray(), 0, p * H);
    }
    return all;
  }

  /**
   * dh_to/dh_from of one sequence, {@code from} before {@code to}: the product of the steps
   * between, over the whole state.
   */
  public static <S extends State<S>> Jacobian between(
      Unrolled<S> run, int from, int to, int sequence) {
    require(from < to, "Jacobian.between: step %d is not before step %d.", from, to);
    RealMatrix product = ofState(run, from + 1, sequence).matrix;
    for (int t = from + 2; t <= to; t++) {
      product = ofState(run, t, sequence).matrix.multiply(product);
    }
    return new Jacobian(product).hidden(run);
  }

  private Jacobian hidden(Unrolled<?> run) {
    int H = run.layer().cell().hiddenSize();
    return new Jacobian(matrix.getSubMatrix(0, H - 1, 0, H - 1));
  }

  /** The numbers, row by row. */
  public double[][] toArray() {
    return matrix.getData();
  }

  /** The singular values, largest first. */
  public double[] singularValues() {
    return new SingularValueDecomposition(matrix).getSingularValues();
  }

  /** The largest singular value. */
  public double norm() {
    return singularValues()[0];
  }

  /** The largest absolute value of the eigenvalues. */
  public double spectralRadius() {
    EigenDecomposition eigen = new EigenDecomposition(matrix);
    double largest = 0;
    for (int k = 0; k < matrix.getRowDimension(); k++) {
      largest =
          Math.max(largest, Math.hypot(eigen.getRealEigenvalue(k), eigen.getImagEigenvalue(k)));
    }
    return largest;
  }
}
