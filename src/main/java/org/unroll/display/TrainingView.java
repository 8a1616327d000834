package org.unroll.display;

import java.util.List;
import org.unroll.display.chart.TrainingChart;
import org.unroll.display.chart.TrainingChart.Fact;
import org.unroll.display.chart.TrainingChart.Validation;
import org.unroll.display.svg.Numbers;
import org.unroll.display.svg.Picture;
import org.unroll.train.History;
import org.unroll.train.Progress;

/** Pictures of training: while it runs, and when it is over. */
final class TrainingView {
  private static final int RECENT = 20;

  private TrainingView() {}

  static Picture of(String title, Progress progress, String sample) {
    History history = progress.history();
    String status =
        "epoch "
            + progress.epoch()
            + " of "
            + progress.epochs()
            + ", update "
            + Numbers.count(progress.update())
            + " of "
            + Numbers.count(progress.updates())
            + (history.interrupted() ? ", interrupted: the model is kept" : "");
    List<Fact> facts =
        List.of(
            new Fact(
                "loss, mean of " + Math.min(RECENT, history.updates().size()) + " updates",
                Numbers.brief(history.recentLoss(RECENT))),
            new Fact("gradient norm", Numbers.brief(progress.gradientNorm())),
            new Fact("steps a second", Numbers.count(Math.round(progress.rate()))),
            new Fact("time left", duration(progress.secondsLeft())));
    return new TrainingChart(
            title,
            status,
            (double) progress.update() / progress.updates(),
            facts,
            history.losses(),
            validation(history),
            history.gradientNorms(),
            sample)
        .picture();
  }

  static Picture of(History history) {
    String status =
        Numbers.count(history.updates().size())
            + " updates, "
            + history.epochs().size()
            + " whole epochs"
            + (history.interrupted() ? ", interrupted: the model is kept" : "");
    return new TrainingChart(
            "Training",
            status,
            history.interrupted() ? share(history) : 1,
            List.of(
                new Fact("loss at the end", Numbers.brief(history.finalLoss())),
                new Fact("last gradient norm", lastNorm(history))),
            history.losses(),
            validation(history),
            history.gradientNorms(),
            "")
        .picture();
  }

  private static double share(History history) {
    return history.updates().isEmpty()
        ? 0
        : (double) history.epochs().size()
            / history.updates().get(history.updates().size() - 1).epoch();
  }

  private static String lastNorm(History history) {
    double[] norms = history.gradientNorms();
    return norms.length == 0 ? "none" : Numbers.brief(norms[norms.length - 1]);
  }

  /** Each epoch's validation loss, at the epoch's last update. */
  private static Validation validation(History history) {
    List<History.Epoch> measured =
        history.epochs().stream().filter(epoch -> epoch.validationLoss().isPresent()).toList();
    double[] updates =
        measured.stream()
            .mapToDouble(
                epoch ->
                    history.updates().stream()
                        .filter(update -> update.epoch() == epoch.number())
                        .mapToInt(History.Update::number)
                        .max()
                        .orElse(0))
            .toArray();
    double[] losses =
        measured.stream().mapToDouble(epoch -> epoch.validationLoss().getAsDouble()).toArray();
    return new Validation(updates, losses);
  }

  private static String duration(double seconds) {
    if (!Double.isFinite(seconds)) {
      return "–";
    }
    long whole = Math.round(seconds);
    return whole < 3600
        ? whole / 60 + ":" + String.format("%02d", whole % 60)
        : whole / 3600
            + ":"
            + String.format("%02d", whole / 60 % 60)
            + ":"
            + String.format("%02d", whole % 60);
  }
}
