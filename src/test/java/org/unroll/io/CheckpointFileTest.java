package org.unroll.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.unroll.data.Example;
import org.unroll.data.Examples;
import org.unroll.data.Targets;
import org.unroll.io.safetensors.TensorFileException;
import org.unroll.layer.Dropout;
import org.unroll.matrix.Matrix;
import org.unroll.matrix.Precision;
import org.unroll.network.Network;
import org.unroll.train.Checkpoint;
import org.unroll.train.History;
import org.unroll.train.Optimizers;
import org.unroll.train.Schedule;
import org.unroll.train.Trainer;

class CheckpointFileTest {
  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void nameTheFile() {
    file = folder.resolve("run.safetensors");
  }

  private static Network network() {
    return Network.builder()
        .input(3)
        .lstm(5)
        .dropout(0.25, Dropout.Mask.EACH_STEP)
        .gru(4)
        .softmax(4)
        .seed(3)
        .build();
  }

  private static Examples data(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Example> list = new ArrayList<>();
    for (int length : new int[] {9, 1, 7, 4, 9, 2, 6, 3, 8, 5, 1}) {
      Matrix x = Matrix.zeros(Precision.FLOAT64, length, 3).map(v -> random.nextDouble(-1, 1));
      list.add(new Example(x, new Targets.Classes(random.ints(length, 0, 4).toArray())));
    }
    return new Examples(list);
  }

  private static Trainer trainer(Network network, String optimizer) {
    return new Trainer(network)
        .optimizer(Optimizers.named(optimizer, 0.05))
        .schedule(Schedule.plateau(1, 0.5).warmUp(4))
        .clip(0.5)
        .weightDecay(0.001)
        .batch(9)
        .truncate(3, 4)
        .epochs(4)
        .patience(2)
        .validate(data(77));
  }

  @ParameterizedTest
  @MethodSource("org.unroll.train.Optimizers#names")
  void aStoppedRunGoesOnBitForBit(String optimizer) throws IOException {
    Network straight = network();
    History whole = trainer(straight, optimizer).train(data(1));
    for (int stop = 1; stop < whole.updates().size(); stop += stop < 6 ? 1 : 5) {
      interruptedAt(stop, optimizer);
      Network resumed = network();
      History history =
          trainer(resumed, optimizer).threads(1).resume(CheckpointFile.read(file)).train(data(1));
      assertEquals(bits(straight), bits(resumed), "stopped at " + stop);
      assertEquals(whole.updates(), history.updates());
      assertEquals(whole.epochs(), history.epochs());
    }
  }

  private void interruptedAt(int stop, String optimizer) {
    History history =
        trainer(network(), optimizer)
            .checkpoints(1000, CheckpointFile.keeper(file))
            .onProgress(
                progress -> {
                  if (progress.update() == stop) {
                    Thread.currentThread().interrupt();
                  }
                })
            .train(data(1));
    assertTrue(history.interrupted());
  }

  @Test
  void aRunKilledBetweenCheckpointsGoesOnFromTheLast() throws IOException {
    Network straight = network();
    trainer(straight, "adam").train(data(1));
    assertThrows(
        IllegalStateException.class,
        () ->
            trainer(network(), "adam")
                .checkpoints(3, CheckpointFile.keeper(file))
                .onProgress(
                    progress -> {
                      if (progress.update() == 8) {
                        throw new IllegalStateException("killed");
                      }
                    })
                .train(data(1)));
    Checkpoint kept = CheckpointFile.read(file);
    assertEquals(6, kept.updates());
    Network resumed = network();
    trainer(resumed, "adam").resume(kept).train(data(1));
    assertEquals(bits(straight), bits(resumed));
  }

  @Test
  void otherSettingsAreRefusedAndChangeNothing() throws IOException {
    interruptedAt(4, "adam");
    refused(t -> t.batch(8), "batch 9 but this run has 8");
    refused(t -> t.truncate(3), "truncate 3,4 but this run has 3");
    refused(t -> t.seed(1), "seed 42 but this run has 1");
    refused(t -> t.optimizer(Optimizers.named("sgd", 0.05)), "Adam[");
    refused(t -> t.schedule(Schedule.constant()), "Plateau");
  }

  private void refused(UnaryOperator<Trainer> change, String why) throws IOException {
    Network network = network();
    List<Long> before = bits(network);
    Checkpoint kept = CheckpointFile.read(file);
    Trainer trainer = change.apply(trainer(network, "adam")).resume(kept);
    String message =
        assertThrows(IllegalArgumentException.class, () -> trainer.train(data(1))).getMessage();
    assertTrue(message.contains(why), message);
    assertEquals(before, bits(network));
  }

  @Test
  void aDamagedFileIsRefusedWhereverTheDamageIs() throws IOException {
    interruptedAt(4, "momentum");
    byte[] whole = Files.readAllBytes(file);
    SplittableRandom random = new SplittableRandom(5);
    for (int k = 0; k < 200; k++) {
      byte[] damaged = whole.clone();
      int at = whole.length / 2 + random.nextInt(whole.length / 2);
      damaged[at] ^= (byte) (1 << random.nextInt(8));
      Files.write(file, damaged);
      assertThrows(TensorFileException.class, () -> CheckpointFile.read(file), "byte " + at);
    }
    Files.write(file, Arrays.copyOf(whole, whole.length - 1));
    assertThrows(TensorFileException.class, () -> CheckpointFile.read(file));
  }

  @Test
  void aModelFileIsNoCheckpoint() throws IOException {
    ModelFile.save(network(), file);
    String message =
        assertThrows(TensorFileException.class, () -> CheckpointFile.read(file)).getMessage();
    assertTrue(message.contains("no checkpoint of a training run"), message);
  }

  @Test
  void aPlaceThatCannotBeWrittenToShowsBeforeTheFirstUpdate() {
    Network network = network();
    List<Long> before = bits(network);
    Trainer trainer =
        trainer(network, "adam")
            .checkpoints(5, CheckpointFile.keeper(folder.resolve("missing/run.safetensors")))
            .onProgress(progress -> assertTrue(false, "an update was done"));
    assertThrows(UncheckedIOException.class, () -> trainer.train(data(1)));
    assertEquals(before, bits(network));
  }

  private static List<Long> bits(Network network) {
    List<Long> bits = new ArrayList<>();
    for (Matrix w : network.parameters().copies()) {
      for (double[] row : w.toArray()) {
        for (double value : row) {
          bits.add(Double.doubleToRawLongBits(value));
        }
      }
    }
    return bits;
  }
}
