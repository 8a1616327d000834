package org.unroll.notebook;

import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.unroll.data.Dataset;
import org.unroll.data.Vocabulary;
import org.unroll.display.Pictures;
import org.unroll.display.svg.Picture;
import org.unroll.network.EncoderDecoder;
import org.unroll.network.Generator;
import org.unroll.network.Model;
import org.unroll.network.Network;
import org.unroll.train.History;
import org.unroll.train.Progress;
import org.unroll.train.Trainer;

/**
 * Shows a training run while it goes on: one display, renewed at most five times a second. What
 * stays is the chart; all that depends on the machine is in one closing line of text.
 */
public final class LiveTraining {
  private static final double SECONDS_BETWEEN = 0.2;

  /** Of the time, at most this part goes into pictures. */
  private static final double SHARE = 0.05;

  private final Session session;
  private final Model model;
  private final int sampleLength;
  private final String id = UUID.randomUUID().toString();
  private final List<String> samples = new ArrayList<>();
  private Progress last;
  private double nextAt;
  private boolean shown;

  /**
   * Shows in {@code session} how {@code model} learns.
   *
   * @param sampleLength the length of a text written after each quarter of the run; 0 for none
   * @throws IllegalArgumentException if there are to be texts, but the network cannot write
   */
  public LiveTraining(Session session, Model model, int sampleLength) {
    this.session = session;
    this.model = model;
    this.sampleLength = sampleLength;
    if (sampleLength != 0) {
      sample(sampleLength);
    }
  }

  /**
   * Runs {@code trainer} on {@code data} and shows it. The thread is not interrupted any more when
   * this returns.
   */
  public History run(Trainer trainer, Dataset data) {
    History history;
    try {
      history = trainer.onProgress(this::at).train(data);
    } catch (ArithmeticException e) {
      finish();
      throw e;
    }
    boolean interrupted = Thread.interrupted() || history.interrupted();
    finish();
    if (last == null) {
      session.display(history);
      session
          .out()
          .println(
              interrupted
                  ? "Interrupted before the first update; the network is as it was."
                  : "Nothing was left to train: the checkpoint is of a finished run.");
    } else {
      samples.forEach(session.out()::println);
      session.out().println(closingLine(interrupted));
    }
    return history;
  }

  private void at(Progress progress) {
    last = progress;
    if (sampleLength > 0 && progress.update() * 4 / progress.updates() > samples.size()) {
      samples.add("After " + progress.update() + " updates: " + sample(sampleLength));
    }
    if (progress.seconds() < nextAt) {
      return;
    }
    long before = System.nanoTime();
    DisplayData data = new DisplayData();
    Picture picture = Pictures.training("Training", progress, lastSample());
    data.putSVG(picture.svg());
    data.putText(picture.text());
    show(data);
    double cost = (System.nanoTime() - before) / 1e9;
    nextAt = progress.seconds() + Math.max(SECONDS_BETWEEN, cost / SHARE);
  }

  private String sample(int length) {
    if (!(model instanceof Network network)) {
      throw new IllegalArgumentException(
          "An encoder-decoder writes about a source, so it has no samples. Leave out sample=.");
    }
    Generator generator = new Generator(network).temperature(0.7);
    Vocabulary vocabulary = network.vocabulary().orElseThrow();
    String prompt = vocabulary.contains("\n") ? "\n" : vocabulary.symbol(0);
    return generator.generate(prompt, length).replace("\n", "⏎").replace("\t", "⇥");
  }

  /** The chart alone, in all its forms. */
  private void finish() {
    if (last != null) {
      show(session.render(last.history()));
    }
  }

  private void show(DisplayData data) {
    data.setDisplayId(id);
    if (shown) {
      session.update(data);
    } else {
      session.show(data);
      shown = true;
    }
  }

  private String lastSample() {
    return samples.isEmpty() ? "" : samples.get(samples.size() - 1);
  }

  private String closingLine(boolean interrupted) {
    return String.format(
        Locale.ROOT,
        "%s%,d updates in %s, %,.0f %s a second",
        interrupted ? "Interrupted; the network keeps what it learned. " : "",
        last.update(),
        duration(last.seconds()),
        last.rate(),
        unit());
  }

  private String unit() {
    boolean symbols =
        model instanceof EncoderDecoder pair && pair.decoder().vocabulary().isPresent()
            || model instanceof Network network && network.vocabulary().isPresent();
    return symbols ? "symbols" : "steps";
  }

  private static String duration(double seconds) {
    return seconds < 60
        ? String.format(Locale.ROOT, "%.1f s", seconds)
        : String.format(Locale.ROOT, "%d min %02d s", (int) (seconds / 60), (int) (seconds % 60));
  }
}
