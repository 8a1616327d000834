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

  /**
   * A beginning that was looked at.
   *
   * @param parent the index of the beginning of the step before that it goes on from; -1 at the
   *     first step
   * @param symbol the number of the symbol that it adds
   * @param logProbability ln of the probability that the decoder gives it
   * @param fate what became of it
   */
  public record Candidate(int parent, int symbol, double logProbability, Fate fate) {}

  /** What becomes of a candidate. */
  public enum Fate {
    /** Less likely than those that were gone on with. */
    DROPPED,
    /** Gone on with. */
    KEPT,
    /** Came to its end. */
    FINISHED
  }

  /**
   * A whole search.
   *
   * @param steps the candidates of each step, the likeliest first: those that were kept or
   *     finished, and up to {@code width} of those dropped
   * @param answers up to {@code width} answers, the likeliest first
   */
  public record Search(List<List<Candidate>> steps, List<Answer> answers) {
    /** Copies the lists. */
    public Search {
      steps = steps.stream().map(List::copyOf).toList();
      answers = List.copyOf(answers);
    }
  }

  private record Beam(List<Integer> symbols, double logProbability, NetworkState state, int place) {
    Beam(NetworkState state) {
      this(List.of(), 0, state, -1);
    }
  }

  private record Step(Beam from, int symbol, double logProbability, NetworkState state) {
    Beam beam(int place) {
      List<Integer> symbols = new ArrayList<>(from.symbols());
      symbols.add(symbol);
      return new Beam(symbols, logProbability, state, place);
    }

    Candidate candidate(Fate fate) {
      return new Candidate(from.place(), symbol, logProbability, fate);
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

  /** The symbols that the decoder writes. */
  public Vocabulary vocabulary() {
    return vocabulary;
  }

  /** How many beginnings are gone on with. */
  public int width() {
    return width;
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
    return search(source).answers();
  }

  /** The answers and the way to them. */
  public Search search(Rows source) {
    Stepper stepper = model.decoder().stepper();
    List<Beam> beams = List.of(new Beam(model.read(source)));
    List<Answer> answers = new ArrayList<>();
    List<List<Candidate>> tree = new ArrayList<>();
    for (int k = 0; k < longest && !beams.isEmpty(); k++) {
      int room = width - answers.size();
      List<Beam> next = new ArrayList<>();
      List<Candidate> candidates = new ArrayList<>();
      for (Step step : likeliest(beams, stepper, room + width)) {
        Fate fate = fate(step, candidates.size() < room);
        if (fate == Fate.FINISHED) {
          answers.add(new Answer(step.from().symbols(), step.logProbability(), true));
        } else if (fate == Fate.KEPT) {
          next.add(step.beam(candidates.size()));
        }
        candidates.add(step.candidate(fate));
      }
      tree.add(candidates);
      beams = next;
    }
    beams.forEach(beam -> answers.add(new Answer(beam.symbols(), beam.logProbability(), false)));
    answers.sort(Comparator.comparingDouble(Answer::logProbability).reversed());
    return new Search(tree, answers);
  }

  private Fate fate(Step step, boolean amongTheLikeliest) {
    if (!amongTheLikeliest) {
      return Fate.DROPPED;
    }
    return step.symbol() == end ? Fate.FINISHED : Fate.KEPT;
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
