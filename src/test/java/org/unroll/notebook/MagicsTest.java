package org.unroll.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spencerpark.jupyter.kernel.display.mime.MIMEType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unroll.display.Slider;
import org.unroll.matrix.Matrix;
import org.unroll.network.Network;
import org.unroll.network.Stepper;
import org.unroll.network.UnrolledNetwork;
import org.unroll.notebook.magic.MagicCatalog;
import org.unroll.notebook.magic.MagicSpec;
import org.unroll.train.Evaluation;
import org.unroll.train.History;

/** What the magics do when they are used as their help says. */
class MagicsTest {
  private ShellSession session;

  @BeforeEach
  void begin() throws Exception {
    session = new ShellSession();
    session.java("Corpus corpus = Corpus.of(\"the cat sat on the mat. \".repeat(40));");
    session.cell("network", "onehot corpus\nlstm 7\ndense corpus", "net", "seed=3");
  }

  @AfterEach
  void end() {
    session.close();
  }

  private Network net() throws Exception {
    return (Network) session.evaluate("net");
  }

  private static double distance(Network a, Network b) {
    double most = 0;
    for (int k = 0; k < a.parameters().weights().size(); k++) {
      Matrix x = a.parameters().weights().get(k).value();
      most = Math.max(most, x.maxDifference(b.parameters().weights().get(k).value()));
    }
    return most;
  }

  @Test
  void networkPutsTheNetworkIntoItsVariableAndShowsSummaryAndPicture() throws Exception {
    assertEquals("Network", session.variables().get("net"));
    assertEquals(2, session.shown.size());
    assertTrue(
        session.shown.get(0).getData(MIMEType.TEXT_HTML).toString().contains("<td>lstm 7</td>"));
    assertFalse(session.shown.get(1).getData(MIMEType.TEXT_PLAIN).toString().contains("@"));
  }

  @Test
  void theJavaOfNetworkBuildsTheSameNetwork() throws Exception {
    String lines =
        "input 3\nrnn 4 activation=relu bias=false\nbidirectional gru 3 merge=sum\ndropout 0.2\ngru 5 reset=before\nlstm 3 forgetBias=2\n"
            + "last\ndense 4\ndense 2 activation=tanh\nloss squared";
    session.cell("network", lines, "shown", "seed=9", "precision=float64", "--java");
    String java = session.output();
    session.java(java.replace("Network shown", "Network written"));
    Network shown = (Network) session.evaluate("shown");
    Network written = (Network) session.evaluate("written");
    assertEquals(shown.toString(), written.toString());
    assertEquals(0, distance(shown, written));
  }

  @Test
  void theHeadIsSoftmaxUnlessItHasOneOutputAndInnerDenseLinesAreRelu() throws Exception {
    session.cell("network", "input 3\ndense 4\ndense 2", "classes", "--java");
    assertTrue(session.output().contains(".dense(4, Activation.RELU)\n    .softmax(2)"));
    session.cell("network", "input 3\ndense 4\ndense 1", "value", "--java");
    assertTrue(session.output().contains(".dense(1, Activation.IDENTITY)"));
  }

  @Test
  void stepKeepsTheStateUntilReset() throws Exception {
    Stepper stepper = (Stepper) session.line("step", "net", "t");
    Matrix first = stepper.state().states().get(0).h().copy();
    session.line("step", "net", "t");
    assertNotEquals(0, first.maxDifference(stepper.state().states().get(0).h()));
    session.line("reset", "net");
    session.line("step", "net", "t");
    assertEquals(0, first.maxDifference(stepper.state().states().get(0).h()));
  }

  @Test
  void aSliderIsAnOutputOfItsOwnBelowTheSameGates() throws Exception {
    session.shown.clear();
    session.line("gates", "net", "the cat");
    assertEquals(1, session.shown.size());
    session.line("gates", "net", "the cat", "slider=true", "--java");
    assertEquals(3, session.shown.size());
    for (MIMEType type :
        List.of(MIMEType.IMAGE_SVG, MIMEType.IMAGE_PNG, MIMEType.TEXT_PLAIN, MIMEType.TEXT_HTML)) {
      assertEquals(session.shown.get(0).getData(type), session.shown.get(1).getData(type));
    }
    String html = session.shown.get(2).getData(MIMEType.TEXT_HTML).toString();
    assertTrue(html.contains("\"4 of 7, reads ‘␣’\""));
    assertFalse(session.shown.get(2).hasDataForType(MIMEType.IMAGE_SVG));
    String java = "slider(net, net.read(\"the cat\"), 0)";
    assertTrue(session.output().contains("display(" + java + ");"));
    assertEquals(html, ((Slider) session.evaluate(java)).html());
  }

  @Test
  void aNewNetworkOfTheSameNameStartsFromZeros() throws Exception {
    session.line("step", "net", "t");
    session.cell("network", "onehot corpus\nlstm 7\ndense corpus", "net", "seed=3");
    Stepper stepper = (Stepper) session.line("step", "net", "h");
    Stepper fresh = net().stepper();
    fresh.step(net().read("h"));
    assertEquals(
        0, fresh.state().states().get(0).h().maxDifference(stepper.state().states().get(0).h()));
  }

  @Test
  void unrollTakesTextNumbersAndExpressions() throws Exception {
    assertEquals(3, ((UnrolledNetwork) session.line("unroll", "net", "cat")).packing().steps());
    session.java("String text = \"the mat\"; double[] series = {1, 2, 3, 4};");
    assertEquals(7, ((UnrolledNetwork) session.line("unroll", "net", "text;")).packing().steps());
    assertEquals(
        3,
        ((UnrolledNetwork) session.line("unroll", "net", "text.substring(4)")).packing().steps());
    session.cell("network", "input 2\nrnn 3\ndense 1", "numbers");
    assertEquals(
        2,
        ((UnrolledNetwork) session.line("unroll", "numbers", "1", "-2", ".5", "4e-1"))
            .packing()
            .steps());
    assertEquals(
        2, ((UnrolledNetwork) session.line("unroll", "numbers", "series")).packing().steps());
    assertEquals(
        1,
        ((UnrolledNetwork) session.line("unroll", "numbers", "Matrix.row(1,2)")).packing().steps());
  }

  @Test
  void theJavaOfUnrollGivesTheSameNumbers() throws Exception {
    UnrolledNetwork run = (UnrolledNetwork) session.line("unroll", "net", "the cat", "--java");
    String java = session.output().strip().replaceFirst("display\\((.*)\\);", "$1");
    UnrolledNetwork written = (UnrolledNetwork) session.evaluate(java);
    assertEquals(0, run.outputs().maxDifference(written.outputs()));
  }

  @Test
  void trainReturnsItsHistoryAndLeavesItInAVariable() throws Exception {
    History history =
        (History)
            session.line(
                "train", "net", "on", "corpus", "epochs=3", "batch=4", "truncate=20", "lr=0.01");
    assertTrue(history.finalLoss() < history.updates().get(0).loss());
    assertEquals(history, session.evaluate("history"));
  }

  @Test
  void theJavaOfTrainDoesTheSameTraining() throws Exception {
    String[] arguments = {
      "net",
      "on",
      "corpus",
      "epochs=2",
      "batch=3",
      "truncate=10",
      "optimizer=sgd",
      "lr=0.5",
      "clip=1",
      "seed=8",
      "validate=corpus.tail(0.5)",
      "--java"
    };
    session.line("train", arguments);
    String java = session.output().substring(0, session.output().indexOf(";\n") + 2);
    session.java("Network trained = net;");
    session.cell("network", "onehot corpus\nlstm 7\ndense corpus", "net", "seed=3");
    session.java(java);
    assertEquals(0, distance((Network) session.evaluate("trained"), net()));
  }

  @Test
  void whatStaysOfTrainIsTheSameOnEveryMachine() throws Exception {
    session.shown.clear();
    session.line("train", "net", "on", "corpus", "batch=4", "truncate=20");
    assertEquals(1, session.shown.size());
    String id = session.shown.get(0).getDisplayId();
    assertTrue(session.updated.stream().allMatch(d -> d.getDisplayId().equals(id)));
    var last = session.updated.get(session.updated.size() - 1);
    assertFalse(last.hasDataForType(MIMEType.TEXT_HTML));
    assertTrue(last.hasDataForType(MIMEType.IMAGE_SVG));
    assertTrue(session.output().strip().matches("\\d+ updates in .* s, [\\d,]+ symbols a second"));
  }

  @Test
  void aLongTrainingIsShownAtMostFiveTimesASecond() throws Exception {
    long before = System.nanoTime();
    session.line("train", "net", "on", "corpus", "epochs=60", "batch=1", "truncate=5");
    double seconds = (System.nanoTime() - before) / 1e9;
    assertTrue(
        session.updated.size() <= 5 * seconds + 2, session.updated.size() + " in " + seconds);
  }

  @Test
  void anInterruptedTrainingKeepsItsHistoryAndLeavesTheThreadUsable() throws Exception {
    Thread cell = Thread.currentThread();
    Thread stopper =
        new Thread(
            () -> {
              try {
                Thread.sleep(700);
                cell.interrupt();
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
            });
    stopper.start();
    long before = System.nanoTime();
    History history =
        (History) session.line("train", "net", "on", "corpus", "epochs=1000000", "batch=4");
    stopper.join();
    assertTrue((System.nanoTime() - before) / 1e9 < 0.7 + 1);
    assertTrue(history.interrupted());
    assertFalse(Thread.currentThread().isInterrupted());
    assertTrue(session.output().contains("Interrupted; the network keeps what it learned. "));
    assertEquals(history, session.evaluate("history"));
  }

  @Test
  void samplesAreWrittenAfterEachQuarter() throws Exception {
    session.line("train", "net", "on", "corpus", "epochs=2", "batch=2", "truncate=10", "sample=9");
    assertEquals(
        4, session.output().lines().filter(l -> l.matches("After \\d+ updates: .{9}")).count());
  }

  @Test
  void aStoppedTrainingGoesOnFromItsCheckpoint(@TempDir Path folder) throws Exception {
    String file = "checkpoint=" + folder.resolve("run.safetensors");
    String[] call = {"net", "on", "corpus", "epochs=6", "batch=2", "truncate=10", file};
    session.line("train", call);
    Network whole = net().to(net().precision());
    Files.delete(folder.resolve("run.safetensors"));
    session.cell("network", "onehot corpus\nlstm 7\ndense corpus", "net", "seed=3");
    session.java(
        "History begun = new Trainer(net).optimizer(new Adam(0.002)).epochs(6).batch(2).truncate(10).seed(42)"
            + ".checkpoints(100, CheckpointFile.keeper(Path.of("
            + '"'
            + folder.resolve("run.safetensors")
            + '"'
            + "))).onProgress(p -> { if (p.update() == 7) Thread.currentThread().interrupt(); }).train(corpus);");
    assertTrue(((History) session.evaluate("begun")).interrupted());
    session.cell("network", "onehot corpus\nlstm 7\ndense corpus", "net", "seed=99");
    session.line("train", call);
    assertEquals(0, distance(whole, net()));
    assertTrue(session.output().contains("Going on from "), session.output());
    session.line("train", call);
    assertTrue(session.output().contains("Nothing was left to train"), session.output());
  }

  @Test
  void patienceStopsAndKeepsTheBestWeights() throws Exception {
    session.java("Corpus other = Corpus.of(\"mat mat mat cat. \".repeat(9), corpus.vocabulary());");
    History history =
        (History)
            session.line(
                "train",
                "net",
                "on",
                "corpus",
                "epochs=60",
                "batch=2",
                "lr=0.05",
                "validate=other",
                "patience=2");
    assertEquals(history.bestEpoch() + 2, history.epochs().size());
    Evaluation kept = (Evaluation) session.line("evaluate", "net", "on", "other");
    assertEquals(
        history.epochs().get(history.bestEpoch() - 1).validationLoss().orElseThrow(),
        kept.loss(),
        1e-9);
  }

  @Test
  void evaluateShowsWhatMeansSomething() throws Exception {
    session.shown.clear();
    session.line("evaluate", "net", "on", "corpus");
    String classes = session.shown.get(0).getData(MIMEType.TEXT_HTML).toString();
    assertTrue(classes.contains("accuracy") && classes.contains("perplexity"), classes);
    assertFalse(classes.contains("RMSE"), classes);
    assertTrue(session.shown.get(1).hasDataForType(MIMEType.IMAGE_SVG), "the confusion matrix");
    session.java(
        "import java.util.List; Examples series = new Examples(List.of(new Example(Matrix.of(new"
            + " double[][] {{1},{2}}), new Targets.Values(Matrix.of(new double[][] {{2},{3}})))));");
    session.cell("network", "input 1\nrnn 3\ndense 1", "numbers");
    session.shown.clear();
    session.line("evaluate", "numbers", "on", "series");
    String numbers = session.shown.get(0).getData(MIMEType.TEXT_HTML).toString();
    assertTrue(numbers.contains("RMSE") && numbers.contains("MAE"), numbers);
    assertFalse(numbers.contains("perplexity") || numbers.contains("accuracy"), numbers);
    assertEquals(1, session.shown.size());
  }

  @Test
  void generatePrintsThePromptAndWhatItReturns() throws Exception {
    Object text = session.line("generate", "net", "prompt=the ", "length=12", "seed=5");
    assertEquals(12, assertInstanceOf(String.class, text).length());
    assertEquals("the " + text, session.output().replaceAll("\\R$", ""));
  }

  @Test
  void theJavaOfGenerateWritesTheSame() throws Exception {
    Object text =
        session.line(
            "generate", "net", "prompt=the", "length=8", "temperature=0.7", "top=3", "--java");
    String java = session.output().substring(0, session.output().indexOf(";") + 1);
    session.java(java.replace("System.out::print", "symbol -> {}"));
    assertEquals(text, session.evaluate("text"));
  }

  @Test
  void aTableIsShownAsHtmlAndText() {
    session.java(
        "Table table = Table.create(tech.tablesaw.api.IntColumn.create(\"<t>\", 1, 2),"
            + " tech.tablesaw.api.DoubleColumn.create(\"loss\", 0.123456, Double.NaN));");
    var shown = session.render(session.java("table"));
    String html = shown.getData(MIMEType.TEXT_HTML).toString();
    assertTrue(html.contains("<th>&lt;t&gt;</th>") && html.contains("<td>0.1235</td>"), html);
    assertEquals("<t>  loss\n1    0.1235\n2", shown.getData(MIMEType.TEXT_PLAIN));
  }

  @Test
  void everyMagicExplainsItself() throws Exception {
    for (MagicSpec spec : new MagicCatalog().specs()) {
      session.line("help", spec.name());
      assertTrue(session.output().contains(spec.usage()), spec.name());
    }
    session.line("train", "?");
    session.line("help");
    assertTrue(session.output().contains("%generate"));
  }

  @Test
  void quotesTellATextFromAnExpression() throws Exception {
    session.java("String the = \"cat cat\";");
    assertEquals(7, steps(session.raw("unroll", "net the")));
    assertEquals(3, steps(session.raw("unroll", "net \"the\"")));
    assertEquals(3, steps(session.raw("unroll", "net \"the\" ;")));
    assertEquals(4, steps(session.raw("unroll", "net \"cat.\"")));
  }

  private static int steps(Object run) {
    return ((UnrolledNetwork) run).packing().steps();
  }
}
