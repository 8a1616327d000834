package org.unroll.network;

import static org.unroll.matrix.Checks.require;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.unroll.data.Vocabulary;
import org.unroll.loss.SoftmaxCrossEntropy;
import org.unroll.matrix.Matrix;
import org.unroll.matrix.Rows;

/**
 * Writes with an {@link EncoderDecoder}: of all beginnings of the same length it goes on with the
 * {@code width} likeliest, until {@link Vocabulary#END}. Width 1 is greedy decoding, which takes
 * the likeliest symbol at each step.
 */
public final class BeamSearch {
  private final EncoderDecoder model;
  private final Vocabulary vocabulary;
  private final int end;
  private int width = 1;
  private int longest = 200;

  /**
   * What was written.
   *
   * @param symbols the numbers of its symbols, without the ends
   * @param logProbability ln of the probability that the decoder gives it
   * @param finished whether it came to its end; else it was cut at the longest length
   */
  public record Answer(List<Integer> symbols, double logProbability, boolean finished) {
    /** Copies the symbols. */
    public Answer {
      symbols = List.copyOf(symbols);
    }
  }

  private record Beam(List<Integer> symbols, double logProbability, NetworkState state) {
    Beam(NetworkState state) {
      this(List.of(), 0, state);
    }
  }

  private record Step(Beam from, int symbol, double logProbability, NetworkState state) {
    Beam beam() {
      List<Integer> symbols = new ArrayList<>(from.symbols());
      symbols.add(symbol);
      return new Beam(symbols, logProbability, state);
    }
  }

  /**
   * A search with a decoder that writes symbols.
   *
   * @throws IllegalArgumentException if it reads other symbols than it writes, or these have no
   *     ends
   */
  public BeamSearch(EncoderDecoder model) {
    this.model = model;
    vocabulary =
        model
            .decoder()
            .vocabulary()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "The decoder reads numbers, not symbols, so it cannot write. Build it with onehot"
                            + " VOCABULARY."));
    require(
        model.outputSize() == vocabulary.size() && model.loss() instanceof SoftmaxCrossEntropy,
        "The decoder writes no probabilities of its %d symbols. Give it a softmax head of that size.",
        vocabulary.size());
    require(
        vocabulary.contains(Vocabulary.START) && vocabulary.contains(Vocabulary.END),
        "The decoder's vocabulary has no start and end. Build it with vocabulary.withEnds().");
    end = vocabulary.id(Vocabulary.END);
  }

  /** How many beginnings are gone on with; 1 if not given. */
  public BeamSearch width(int count) {
    require(count >= 1, "The width is %d but must be at least 1 (greedy).", count);
    width = count;
    return this;
  }

  /** After how many symbols it is cut; 200 if not given. */
  public BeamSearch longest(int symbols) {
    require(symbols >= 1, "longest is %d but must be at least 1.", symbols);
    longest = symbols;
    return this;
  }

  /** The likeliest text found for a source. */
  public String write(Rows source) {
    List<Integer> symbols = answers(source).get(0).symbols();
    return vocabulary.decode(symbols.stream().mapToInt(s -> s).toArray());
  }

  /** The likeliest text found for a text that the encoder reads. */
  public String write(String source) {
    return write(model.encoder().read(source));
  }

  /** Up to {@code width} answers, the likeliest first. */
  public List<Answer> answers(Rows source) {
    Stepper stepper = model.decoder().stepper();
    List<Beam> beams = List.of(new Beam(model.read(source)));
    List<Answer> answers = new ArrayList<>();
    for (int k = 0; k < longest && !beams.isEmpty(); k++) {
      List<Beam> next = new ArrayList<>();
      for (Step step : likeliest(beams, stepper, width - answers.size())) {
        if (step.symbol() == end) {
          answers.add(new Answer(step.from().symbols(), step.logProbability(), true));
        } else {
          next.add(step.beam());
        }
      }
      beams = next;
    }
    beams.forEach(beam -> answers.add(new Answer(beam.symbols(), beam.logProbability(), false)));
    answers.sort(Comparator.comparingDouble(Answer::logProbability).reversed());
    return answers;
  }

  private List<Step> likeliest(List<Beam> beams, Stepper stepper, int count) {
    List<Step> steps = new ArrayList<>();
    for (Beam beam : beams) {
      stepper.rewind(beam.state());
      Matrix p = stepper.step(lastOf(beam));
      NetworkState state = stepper.state().copy();
      IntStream.range(0, p.columns())
          .filter(s -> p.get(0, s) > 0 && !vocabulary.symbol(s).equals(Vocabulary.START))
          .forEach(
              s ->
                  steps.add(
                      new Step(
                          beam, s, beam.logProbability() + StrictMath.log(p.get(0, s)), state)));
    }
    steps.sort(Comparator.comparingDouble(Step::logProbability).reversed());
    return steps.subList(0, Math.min(count, steps.size()));
  }

  private int lastOf(Beam beam) {
    List<Integer> symbols = beam.symbols();
    return symbols.isEmpty() ? vocabulary.id(Vocabulary.START) : symbols.get(symbols.size() - 1);
  }
}
