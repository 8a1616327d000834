package org.unroll.train;

/**
 * Where a training run is after an update.
 *
 * @param update the updates done, of {@code updates} in all
 * @param epoch the epoch under way, from 1 on, of {@code epochs}
 * @param loss the mean loss of this update's window
 * @param gradientNorm the global norm of its gradient before clipping
 * @param rows how many rows of targets were trained on since the run began
 * @param seconds since the run began
 * @param updatesHere the updates since then; fewer than {@code update} if the run goes on from a
 *     checkpoint
 * @param history all updates so far
 */
public record Progress(
    int update,
    int updates,
    int epoch,
    int epochs,
    double loss,
    double gradientNorm,
    long rows,
    double seconds,
    int updatesHere,
    History history) {

  /** Rows of targets a second: for a text, characters a second. */
  public double rate() {
    return seconds > 0 ? rows / seconds : 0;
  }

  /** How many seconds are left at this rate. */
  public double secondsLeft() {
    return updatesHere == 0 ? Double.NaN : seconds / updatesHere * (updates - update);
  }

  /**
   * Hears of every update. It is called between updates, so the network may be read, and must not
   * be slow.
   */
  @FunctionalInterface
  public interface Listener {
    /** Called after each update. */
    void at(Progress progress);
  }
}
