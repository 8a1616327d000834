package org.unroll.inspect;

import java.util.List;
import java.util.stream.Collectors;
import org.unroll.cell.Cell;
import org.unroll.cell.CellMaker;
import org.unroll.cell.State;
import org.unroll.matrix.Precision;
import org.unroll.param.Seed;

/**
 * Whether a cell is right: the laws that every cell obeys, tried in float64 with random weights on
 * sequences of mixed lengths. For a cell of one's own:
 *
 * <pre>
 * CellCheck.of((inputSize, precision, seed) -&gt; new MyCell(inputSize, 5, precision, seed))
 * </pre>
 */
public record CellCheck(List<Verdict> verdicts) {
  private static final int INPUT_SIZE = 3;
  private static final Seed SEED = new Seed(20);

  /** Copies the list. */
  public CellCheck {
    verdicts = List.copyOf(verdicts);
  }

  /** Tries the cell that {@code maker} makes. */
  public static CellCheck of(CellMaker maker) {
    return of(maker.make(INPUT_SIZE, Precision.FLOAT64, SEED));
  }

  private static <S extends State<S>> CellCheck of(Cell<S> cell) {
    CellLaws<S> laws = new CellLaws<>(CellTrial.random(cell, SEED));
    return new CellCheck(
        List.of(
            laws.parameterGradients(),
            laws.inputGradient(),
            laws.initialStateGradient(),
            laws.gradientsAddUp(),
            laws.stepByStep(),
            laws.neighbours(),
            laws.eachAlone(),
            laws.windows(),
            laws.sparing()));
  }

  /** Whether all laws hold. */
  public boolean holds() {
    return verdicts.stream().allMatch(Verdict::holds);
  }

  @Override
  public String toString() {
    return verdicts.stream().map(Verdict::toString).collect(Collectors.joining("\n"));
  }
}
