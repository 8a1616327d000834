package org.unroll.train;

import static org.unroll.matrix.Checks.require;

import java.util.List;

/**
 * How the learning rate changes in the course of a run: a factor for each update, by which the
 * optimizer's rate is multiplied.
 */
public interface Schedule {

  /**
   * What a schedule may depend on.
   *
   * @param update the update that comes, from 0 on, of {@code updates} in all
   * @param epoch the epoch under way, from 1 on
   * @param epochs the finished epochs
   */
  record Point(int update, int updates, int epoch, List<History.Epoch> epochs) {}

  /** The factor for the update that comes. */
  double factor(Point at);

  /** What it is called, with its settings. */
  default String describe() {
    return this instanceof Record ? toString() : "own";
  }

  /** 1 always. */
  static Schedule constant() {
    return new Constant();
  }

  /** Multiplied by {@code factor} after every {@code epochs} epochs. */
  static Schedule step(int epochs, double factor) {
    return new StepDown(epochs, factor);
  }

  /**
   * Along half a cosine from 1 to {@code end}: end + (1 - end) (1 + cos(pi k / n)) / 2 at update k
   * of n (Loshchilov and Hutter, 2017).
   */
  static Schedule cosine(double end) {
    return new Cosine(end);
  }

  /**
   * Multiplied by {@code factor} when the validation loss, else the training loss, has not fallen
   * for {@code patience} epochs.
   */
  static Schedule plateau(int patience, double factor) {
    return new Plateau(patience, factor);
  }

  /**
   * This one, but rising in equal steps through the first {@code updates} updates: times (k + 1) /
   * updates at update k.
   */
  default Schedule warmUp(int updates) {
    return new WarmUp(updates, this);
  }

  /** See {@link #constant}. */
  record Constant() implements Schedule {
    @Override
    public double factor(Point at) {
      return 1;
    }
  }

  /** See {@link #step}. */
  record StepDown(int epochs, double factor) implements Schedule {
    /** Checks the settings. */
    public StepDown {
      require(epochs >= 1, "step: it is every %d epochs but must be at least every 1.", epochs);
      Settings.factor("step", factor);
    }

    @Override
    public double factor(Point at) {
      return StrictMath.pow(factor, (at.epoch() - 1) / epochs);
    }
  }

  /** See {@link #cosine}. */
  record Cosine(double end) implements Schedule {
    /** Checks the end. */
    public Cosine {
      require(end >= 0 && end <= 1, "cosine: the end is %s but must lie from 0 to 1.", end);
    }

    @Override
    public double factor(Point at) {
      double share = (double) at.update() / at.updates();
      return end + (1 - end) * (1 + StrictMath.cos(Math.PI * share)) / 2;
    }
  }

  /** See {@link #plateau}. */
  record Plateau(int patience, double factor) implements Schedule {
    /** Checks the settings. */
    public Plateau {
      require(patience >= 1, "plateau: patience is %d but must be at least 1 epoch.", patience);
      Settings.factor("plateau", factor);
    }

    @Override
    public double factor(Point at) {
      double result = 1;
      double best = Double.POSITIVE_INFINITY;
      int waited = 0;
      for (History.Epoch epoch : at.epochs()) {
        double loss = epoch.validationLoss().orElse(epoch.loss());
        waited = loss < best ? 0 : waited + 1;
        best = Math.min(best, loss);
        if (waited == patience) {
          result *= factor;
          waited = 0;
        }
      }
      return result;
    }
  }

  /** See {@link #warmUp}. */
  record WarmUp(int warmUp, Schedule then) implements Schedule {
    /** Checks the settings. */
    public WarmUp {
      require(warmUp >= 1, "warmUp is %d but must be at least 1 update.", warmUp);
    }

    @Override
    public double factor(Point at) {
      return Math.min(1, (at.update() + 1.0) / warmUp) * then.factor(at);
    }
  }
}
