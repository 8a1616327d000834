package org.unroll.display;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.unroll.display.diagram.Level;
import org.unroll.display.diagram.UnfoldedDiagram;
import org.unroll.display.svg.Picture;
import org.unroll.network.UnrolledPair;

/**
 * The picture of an encoder-decoder: the decoder's steps to the right of the encoder's, each of its
 * states in the row of the one that it goes on from.
 */
final class PairView {
  private final List<Level> encoder;
  private final List<Level> decoder;
  private final int sourceSteps;
  private final int answerSteps;
  private final List<Level> merged = new ArrayList<>();

  PairView(UnrolledPair run) {
    if (run.decoder().packing().sequences() != 1) {
      throw new IllegalArgumentException(
          "The picture is of one pair, but this run has "
              + run.decoder().packing().sequences()
              + ". Run one by EncoderDecoder.unroll(pair).");
    }
    UnfoldedLevels source = new UnfoldedLevels(run.encoder());
    UnfoldedLevels answer = new UnfoldedLevels(run.decoder());
    encoder = named("encoder ", source.levels());
    decoder = named("decoder ", answer.levels());
    sourceSteps = source.steps();
    answerSteps = answer.steps();
  }

  Picture picture() {
    String title =
        "Encoder of "
            + sourceSteps
            + (sourceSteps == 1 ? " step" : " steps")
            + ", decoder of "
            + answerSteps;
    merge();
    return new UnfoldedDiagram(title, merged).picture();
  }

  /** Both halves may have layers of one name. */
  private static List<Level> named(String half, List<Level> levels) {
    return levels.stream()
        .map(level -> with(level, half + level.name(), level.nodes().stream()))
        .toList();
  }

  /** Both inputs share a row, and so do each handed-over state and the decoder's level of it. */
  private void merge() {
    int read = 0;
    int written = 0;
    while (read < encoder.size()) {
      if (hands(read)) {
        while (isPlain(written)) {
          merged.add(alone(decoder.get(written++)));
        }
        join(encoder.get(read++), decoder.get(written++));
      } else if (isPlain(written)) {
        join(encoder.get(read++), decoder.get(written++));
      } else {
        merged.add(padded(encoder.get(read++)));
      }
    }
    decoder.subList(written, decoder.size()).forEach(level -> merged.add(alone(level)));
  }

  /** Whether the decoder begins with what this level of the encoder ends with. */
  private boolean hands(int level) {
    return encoder.stream().anyMatch(PairView::isRecurrent)
        ? isRecurrent(encoder.get(level))
        : level == encoder.size() - 1;
  }

  private boolean isPlain(int level) {
    return level < decoder.size() && !isRecurrent(decoder.get(level));
  }

  private static boolean isRecurrent(Level level) {
    return !level.weightAcross().isEmpty();
  }

  private void join(Level source, Level answer) {
    Level begun = padded(source);
    merged.add(begun);
    merged.add(
        Level.continuing(
            begun, answer.name(), answer.weightIn(), answer.weightAcross(), alone(answer).nodes()));
  }

  /** A level of the encoder, which computes nothing while the decoder writes. */
  private Level padded(Level level) {
    return with(level, level.name(), Stream.concat(level.nodes().stream(), nothing(answerSteps)));
  }

  /** A level of the decoder, which computes nothing while the encoder reads. */
  private Level alone(Level level) {
    return with(level, level.name(), Stream.concat(nothing(sourceSteps), level.nodes().stream()));
  }

  private static Stream<Optional<Level.Node>> nothing(int steps) {
    return IntStream.range(0, steps).mapToObj(t -> Optional.empty());
  }

  private static Level with(Level level, String name, Stream<Optional<Level.Node>> nodes) {
    return new Level(
        name,
        level.weightIn(),
        level.weightAcross(),
        level.weightBack(),
        level.continues(),
        nodes.collect(Collectors.toList()));
  }
}
