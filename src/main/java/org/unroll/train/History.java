package org.unroll.train;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;

/** What a training run measured, update by update and epoch by epoch. */
public final class History {
  private final List<Update> updates = new ArrayList<>();
  private final List<Epoch> epochs = new ArrayList<>();
  private boolean interrupted;

  /**
   * One update: its number from 1 on, the epoch from 1 on, the mean loss of its window before the
   * update, the learning rate, and the global norm of the gradient before clipping.
   */
  public record Update(int number, int epoch, double loss, double rate, double gradientNorm) {}

  /**
   * One epoch from 1 on: the mean training loss over its updates and the validation loss, if there
   * is validation data.
   */
  public record Epoch(int number, double loss, OptionalDouble validationLoss) {}

  /** A history of these updates and finished epochs. */
  public static History of(List<Update> updates, List<Epoch> epochs) {
    History history = new History();
    history.updates.addAll(updates);
    history.epochs.addAll(epochs);
    return history;
  }

  History copy() {
    return of(updates, epochs);
  }

  void add(Update update) {
    updates.add(update);
  }

  void endEpoch(int number, OptionalDouble validationLoss) {
    double loss =
        updates.stream()
            .filter(update -> update.epoch() == number)
            .mapToDouble(Update::loss)
            .average()
            .orElse(Double.NaN);
    epochs.add(new Epoch(number, loss, validationLoss));
  }

  void interrupt() {
    interrupted = true;
  }

  /** The updates in order. */
  public List<Update> updates() {
    return Collections.unmodifiableList(updates);
  }

  /** The finished epochs in order. */
  public List<Epoch> epochs() {
    return Collections.unmodifiableList(epochs);
  }

  /**
   * The epoch, from 1 on, with the lowest validation loss, the first of equals; 0 if none was
   * measured.
   */
  public int bestEpoch() {
    int best = 0;
    double lowest = Double.POSITIVE_INFINITY;
    for (Epoch epoch : epochs) {
      double loss = epoch.validationLoss().orElse(Double.NaN);
      if (loss < lowest) {
        lowest = loss;
        best = epoch.number();
      }
    }
    return best;
  }

  /** Whether the run was stopped before its end. */
  public boolean interrupted() {
    return interrupted;
  }

  /** The losses, update by update. */
  public double[] losses() {
    return updates.stream().mapToDouble(Update::loss).toArray();
  }

  /** The gradient norms before clipping, update by update. */
  public double[] gradientNorms() {
    return updates.stream().mapToDouble(Update::gradientNorm).toArray();
  }

  /** The mean loss of the last {@code count} updates. */
  public double recentLoss(int count) {
    int from = Math.max(0, updates.size() - count);
    return updates.subList(from, updates.size()).stream()
        .mapToDouble(Update::loss)
        .average()
        .orElse(Double.NaN);
  }

  /** The training loss at the end: the mean of the last tenth of the updates. */
  public double finalLoss() {
    return recentLoss(Math.max(1, updates.size() / 10));
  }

  @Override
  public String toString() {
    return String.format(
        java.util.Locale.ROOT,
        "%d updates in %d epochs%s, loss %.4f to %.4f",
        updates.size(),
        epochs.size(),
        interrupted ? " (interrupted)" : "",
        updates.isEmpty() ? Double.NaN : updates.get(0).loss(),
        finalLoss());
  }
}
