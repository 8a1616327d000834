package org.unroll.display;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.unroll.cell.Cell;
import org.unroll.cell.CellMaker;
import org.unroll.cell.Reset;
import org.unroll.data.Batch;
import org.unroll.data.Example;
import org.unroll.data.Pair;
import org.unroll.data.Targets;
import org.unroll.data.Vocabulary;
import org.unroll.display.svg.Picture;
import org.unroll.inspect.Bptt;
import org.unroll.inspect.Jacobian;
import org.unroll.inspect.TruncatedBptt;
import org.unroll.layer.Merge;
import org.unroll.layer.Unrolled;
import org.unroll.matrix.Activation;
import org.unroll.matrix.Matrix;
import org.unroll.matrix.OneHot;
import org.unroll.network.BeamSearch;
import org.unroll.network.EncoderDecoder;
import org.unroll.network.Network;
import org.unroll.network.NetworkBuilder;
import org.unroll.network.UnrolledNetwork;
import org.unroll.train.Confusion;
import org.unroll.train.History;
import org.unroll.train.Progress;

/**
 * Every picture there is, of real networks of any size, over a vocabulary that would break out of a
 * picture if it could.
 */
class GalleryTest {
  private static final Path PICTURES = Path.of("target/gallery");
  private static final List<String> HOSTILE =
      Sizes.HOSTILE.stream().filter(symbol -> !symbol.isEmpty()).toList();

  private final SplittableRandom random = new SplittableRandom(3);
  private final Map<String, Picture> pictures = new LinkedHashMap<>();

  private static Vocabulary vocabulary(int size) {
    List<String> symbols = new ArrayList<>(HOSTILE.subList(0, Math.min(size, HOSTILE.size())));
    IntStream.range(symbols.size(), size).forEach(k -> symbols.add("w" + k));
    return Vocabulary.of(symbols);
  }

  private int[] symbols(int count, int of) {
    return IntStream.range(0, count).map(t -> t < HOSTILE.size() ? t % of : t * 7 % of).toArray();
  }

  private double[] numbers(int count) {
    return IntStream.range(0, count).mapToDouble(k -> random.nextDouble(-2, 2)).toArray();
  }

  @ParameterizedTest(name = "T={0} H={1} V={2}")
  @CsvSource({"1,512,2", "2,3,2", "20,16,30", "200,512,200", "33,1,100"})
  void everyPictureIsWhole(int steps, int units, int symbols) throws IOException {
    networks(steps, units, symbols);
    cells(units);
    encoderDecoder(Math.min(steps, 60), units, symbols);
    backwards(steps, Math.min(units, 24), symbols);
    training(steps);
    classes(symbols);
    series(steps);
    Files.createDirectories(PICTURES);
    for (Map.Entry<String, Picture> shown : pictures.entrySet()) {
      Picture picture = shown.getValue();
      String name = String.format("%s-%d-%d-%d", shown.getKey(), steps, units, symbols);
      if (picture.png().isPresent()) {
        Files.write(PICTURES.resolve(name + ".png"), picture.png().get());
      }
      try {
        PictureRules.check(picture);
      } catch (AssertionError broken) {
        throw new AssertionError(name + ": " + broken.getMessage(), broken);
      }
      assertFalse(picture.svg().contains("<script"), name);
    }
  }

  private void networks(int steps, int units, int symbols) {
    Vocabulary read = vocabulary(symbols);
    OneHot x = OneHot.of(symbols(steps, symbols), symbols);
    Map<String, NetworkBuilder> kinds = new LinkedHashMap<>();
    kinds.put("rnn", start(read).rnn(units));
    kinds.put("lstm", start(read).embedding(3).lstm(units));
    kinds.put("gru", start(read).gru(units).gru(2));
    kinds.put("bidirectional", start(read).bidirectional(CellMaker.lstm(units, 1), Merge.CONCAT));
    for (Map.Entry<String, NetworkBuilder> kind : kinds.entrySet()) {
      Network net = kind.getValue().softmax(symbols).build();
      UnrolledNetwork run = net.unroll(x);
      Unrolled<?> layer = run.unrolled().get(0);
      pictures.put(kind.getKey() + "-network", Pictures.of(net));
      pictures.put(kind.getKey() + "-unfolded", Pictures.of(run));
      pictures.put(kind.getKey() + "-gates", Pictures.gates(layer));
      pictures.put(kind.getKey() + "-states", Pictures.of(layer));
      pictures.put(kind.getKey() + "-step", Pictures.step(layer, steps - 1));
      pictures.put(
          kind.getKey() + "-neuron",
          Pictures.neuron(layer, IntStream.of(x.ids()).mapToObj(read::symbol).toList(), units - 1));
    }
  }

  private static NetworkBuilder start(Vocabulary read) {
    return Network.builder().oneHot(read);
  }

  private void cells(int units) {
    Map<String, CellMaker> kinds = new LinkedHashMap<>();
    kinds.put("rnn", CellMaker.rnn(units, Activation.TANH, true));
    kinds.put("lstm", CellMaker.lstm(units, 1));
    kinds.put("gru", CellMaker.gru(units, Reset.AFTER));
    kinds.put("gru-before", CellMaker.gru(units, Reset.BEFORE));
    kinds.forEach((name, maker) -> cell(name, maker));
  }

  private void cell(String name, CellMaker maker) {
    Network net =
        Network.builder().input(2).recurrent("cell", maker).dense(1, Activation.IDENTITY).build();
    UnrolledNetwork run = net.unroll(Matrix.of(new double[][] {{0.5, -1}, {2, 0.25}}));
    Cell<?> cell = run.unrolled().get(0).layer().cell();
    pictures.put(name + "-cell", Pictures.of(cell));
    pictures.put(name + "-folded", Pictures.folded(cell));
    pictures.put(name + "-bare-step", Pictures.of(run.unrolled().get(0).steps().get(1)));
  }

  private void encoderDecoder(int steps, int units, int symbols) {
    Vocabulary read = vocabulary(symbols);
    Vocabulary written = read.withEnds();
    EncoderDecoder model =
        new EncoderDecoder(
            start(read).embedding(3).gru(units).build(),
            start(written).gru(units).softmax(written.size()).build());
    OneHot source = OneHot.of(symbols(steps, symbols), symbols);
    pictures.put("pair", Pictures.of(model));
    pictures.put(
        "pair-unfolded", Pictures.of(model.unroll(Pair.of(source, symbols(4, symbols), written))));
    BeamSearch search = new BeamSearch(model).longest(12);
    pictures.put("greedy", Pictures.beams(search, source));
    pictures.put("beams", Pictures.beams(search.width(4), source));
  }

  private void backwards(int steps, int units, int symbols) {
    Network net = start(vocabulary(symbols)).lstm(units).softmax(symbols).build();
    OneHot x = OneHot.of(symbols(steps, symbols), symbols);
    Batch batch = Batch.of(List.of(new Example(x, new Targets.Classes(symbols(steps, symbols)))));
    Bptt bptt = Bptt.of(net, batch);
    pictures.put("flow", Pictures.of(bptt));
    pictures.put("loss-to-state", Pictures.of(bptt.lossToState(0)));
    pictures.put("contributions", Pictures.of(bptt.contributions(0)));
    pictures.put("contribution", Pictures.contributions(bptt.contributions(0), "W_h"));
    pictures.put("jacobian", Pictures.of(Jacobian.of(bptt.run().unrolled().get(0), steps - 1, 0)));
    pictures.put("saliency", Pictures.of(bptt.saliency()));
    pictures.put(
        "saliency-text",
        Pictures.saliency(
            bptt.saliency(),
            IntStream.of(x.ids()).mapToObj(net.vocabulary().orElseThrow()::symbol).toList()));
    TruncatedBptt truncated = TruncatedBptt.of(net, batch, 1 + steps / 3);
    pictures.put("truncated", Pictures.of(truncated.lossToState(0)));
  }

  private void training(int updates) {
    List<History.Update> done = new ArrayList<>();
    List<History.Epoch> epochs = new ArrayList<>();
    for (int k = 1; k <= updates; k++) {
      done.add(new History.Update(k, 1 + k / 10, 3.0 / k + 0.1, 0.01, 5.0 / (1 + k % 9)));
      if (k % 10 == 9) {
        epochs.add(new History.Epoch(1 + k / 10, 3.0 / k, java.util.OptionalDouble.of(4.0 / k)));
      }
    }
    History history = History.of(done, epochs);
    pictures.put("history", Pictures.of(history));
    Progress progress =
        new Progress(updates, 2 * updates, 1, 3, 0.5, 2.5, 4000, 3, updates, history);
    pictures.put(
        "training", Pictures.training("Training", progress, "<b>a</b> & \"sample\" of the text"));
  }

  private void classes(int count) {
    Confusion confusion = new Confusion(count);
    for (int k = 0; k < 500; k++) {
      int truth = (int) Math.min(count - 1, random.nextDouble() * random.nextDouble() * count);
      confusion.add(truth, random.nextDouble() < 0.8 ? truth : random.nextInt(count));
    }
    pictures.put("confusion", Pictures.confusion(confusion, vocabulary(count).symbols()));
    pictures.put("matrix", Pictures.of(Matrix.row(numbers(count))));
  }

  private void series(int steps) {
    double[] truth = numbers(steps);
    pictures.put("forecast", Pictures.forecast(100, truth, numbers(steps), numbers(steps)));
  }
}
