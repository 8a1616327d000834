package org.unroll.inspect;

import org.unroll.cell.Keep;
import org.unroll.cell.State;
import org.unroll.cell.Step;
import org.unroll.inspect.CellTrial.Outcome;
import org.unroll.matrix.Matrix;
import org.unroll.param.Gradients;
import org.unroll.param.Parameters;

/**
 * The laws of {@link CellCheck}, one a method.
 *
 * @param <S> the type of the state
 */
final class CellLaws<S extends State<S>> {
  private static final double NUMERIC = 1e-6;
  private static final double ROUNDING = 1e-12;

  private final CellTrial<S> trial;
  private final Outcome<S> outcome;
  private final double loss;

  CellLaws(CellTrial<S> trial) {
    this.trial = trial;
    outcome = trial.run();
    loss = trial.loss();
  }

  Verdict parameterGradients() {
    Parameters parameters = trial.cell().parameters();
    double worst = 0;
    for (String name : parameters.weightNames()) {
      worst = worse(worst, numeric(parameters.get(name), outcome.gradients().get(name)));
    }
    return new Verdict("gradients of the weights match central differences", worst, NUMERIC);
  }

  Verdict inputGradient() {
    return new Verdict(
        "the gradient of the inputs matches central differences",
        numeric(trial.x(), outcome.dx()),
        NUMERIC);
  }

  Verdict initialStateGradient() {
    double worst = 0;
    for (int k = 0; k < trial.initial().parts().size(); k++) {
      Matrix s = trial.initial().parts().get(k);
      worst = worse(worst, numeric(s, outcome.dInitial().parts().get(k)));
    }
    return new Verdict(
        "the gradient of the initial state matches central differences", worst, NUMERIC);
  }

  private double numeric(Matrix w, Matrix gradient) {
    Matrix differences = CentralDifferences.of(w, trial::loss);
    double largest = differences.maxDifference(differences.copy().fill(0));
    return CentralDifferences.relative(gradient.maxDifference(differences), largest, loss);
  }

  Verdict gradientsAddUp() {
    Gradients twice = trial.run(trial.run().gradients()).gradients();
    return new Verdict(
        "gradients are added to what is there",
        apart(twice, outcome.gradients().copy().scale(2)),
        ROUNDING);
  }

  Verdict stepByStep() {
    double worst = 0;
    S state = trial.initial();
    for (int t = 0; t < trial.packing().steps(); t++) {
      int from = trial.packing().offset(t);
      int to = trial.packing().offset(t + 1);
      Step<S> step = trial.cell().step(trial.x().rows(from, to), state.first(to - from));
      worst = worse(worst, step.output().maxDifference(outcome.y().rows(from, to)));
      state = step.state();
    }
    return new Verdict("step by step equals unrolled", worst, ROUNDING);
  }

  Verdict neighbours() {
    double worst = 0;
    for (int b = 0; b < trial.packing().sequences(); b++) {
      Outcome<S> other = trial.withOtherNeighbours(b).run();
      worst = worse(worst, trial.rowsOf(b, other.y()).maxDifference(trial.rowsOf(b, outcome.y())));
      worst =
          worse(worst, trial.rowsOf(b, other.dx()).maxDifference(trial.rowsOf(b, outcome.dx())));
      worst = worse(worst, apart(row(b, other.last()), row(b, outcome.last())));
      worst = worse(worst, apart(row(b, other.dInitial()), row(b, outcome.dInitial())));
    }
    return new Verdict("a sequence does not depend on its neighbours", worst, 0);
  }

  Verdict eachAlone() {
    Gradients sum = new Gradients(trial.cell().parameters());
    double worst = 0;
    for (int b = 0; b < trial.packing().sequences(); b++) {
      Outcome<S> alone = trial.only(b).run(sum);
      worst = worse(worst, alone.y().maxDifference(trial.rowsOf(b, outcome.y())));
      worst = worse(worst, alone.dx().maxDifference(trial.rowsOf(b, outcome.dx())));
      worst = worse(worst, apart(alone.last(), row(b, outcome.last())));
      worst = worse(worst, apart(alone.dInitial(), row(b, outcome.dInitial())));
    }
    return new Verdict(
        "a packed batch equals each sequence alone",
        worse(worst, apart(sum, outcome.gradients())),
        ROUNDING);
  }

  Verdict windows() {
    int end = trial.packing().steps();
    int cut = end / 2;
    int row = trial.packing().offset(cut);
    S between = trial.window(0, cut, trial.initial(), trial.dLast()).run().last();
    Outcome<S> second = trial.window(cut, end, between, trial.dLast()).run();
    Outcome<S> first =
        trial.window(0, cut, trial.initial(), second.dInitial()).run(second.gradients());
    double worst = first.y().maxDifference(outcome.y().rows(0, row));
    worst = worse(worst, second.y().maxDifference(outcome.y().rows(row, outcome.y().rows())));
    worst = worse(worst, apart(second.last(), outcome.last()));
    worst = worse(worst, apart(first.dInitial(), outcome.dInitial()));
    worst = worse(worst, apart(first.gradients(), outcome.gradients()));
    return new Verdict("two windows with the state carried over equal one", worst, ROUNDING);
  }

  Verdict sparing() {
    Gradients into = new Gradients(trial.cell().parameters());
    Outcome<S> sparing = trial.run(into, Keep.NEEDED);
    double worst = sparing.y().maxDifference(outcome.y());
    worst = worse(worst, sparing.dx().maxDifference(outcome.dx()));
    worst = worse(worst, apart(sparing.dInitial(), outcome.dInitial()));
    worst = worse(worst, apart(sparing.gradients(), outcome.gradients()));
    return new Verdict("slots that replace others change no result", worst, 0);
  }

  private S row(int b, S state) {
    return state.map(m -> m.rows(b, b + 1));
  }

  private double apart(S a, S b) {
    double worst = 0;
    for (int k = 0; k < a.parts().size(); k++) {
      worst = worse(worst, a.parts().get(k).maxDifference(b.parts().get(k)));
    }
    return worst;
  }

  private static double apart(Gradients a, Gradients b) {
    double worst = 0;
    for (String name : a.names()) {
      worst = worse(worst, a.get(name).maxDifference(b.get(name)));
    }
    return worst;
  }

  /** The larger, where NaN is the largest. */
  private static double worse(double a, double b) {
    return Double.isNaN(b) || b > a ? b : a;
  }
}
