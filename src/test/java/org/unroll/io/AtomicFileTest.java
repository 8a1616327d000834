package org.unroll.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unroll.matrix.Matrix;
import org.unroll.network.Network;

class AtomicFileTest {
  private static final int KILLS = Integer.getInteger("kills", 20);

  @TempDir Path folder;

  @Test
  void aProcessKilledWhileItSavesLeavesAFileThatOpens() throws Exception {
    Path file = folder.resolve("model.safetensors");
    SplittableRandom random = new SplittableRandom(8);
    int unfinished = 0;
    TreeSet<Double> values = new TreeSet<>();
    for (int k = 0; k < KILLS; k++) {
      killWhileSaving(file, random.nextInt(60));
      values.add(onlyValue(ModelFile.open(file)));
      unfinished += temporaryFiles();
      removeTemporaryFiles();
    }
    assertTrue(unfinished > KILLS / 4, "only " + unfinished + " were killed while they wrote");
    assertTrue(values.size() > 1, "no process saved twice");
  }

  private void killWhileSaving(Path file, int milliseconds) throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                SavingLoop.class.getName(),
                file.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (BufferedReader output =
        new BufferedReader(new InputStreamReader(process.getInputStream()))) {
      assertEquals("saved once", output.readLine());
      Thread.sleep(milliseconds);
    } finally {
      process.destroyForcibly();
      assertTrue(process.waitFor(30, TimeUnit.SECONDS));
    }
  }

  /** The one value of all weights: two would be halves of two savings. */
  private static double onlyValue(Network network) {
    double value = network.parameters().get("b").get(0, 0);
    for (Matrix weights : network.parameters().copies()) {
      assertEquals(0, weights.maxDifference(weights.copy().fill(value)));
    }
    return value;
  }

  private int temporaryFiles() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return (int) all.filter(path -> path.toString().endsWith(".tmp")).count();
    }
  }

  private void removeTemporaryFiles() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      for (Path path : all.filter(path -> path.toString().endsWith(".tmp")).toList()) {
        Files.delete(path);
      }
    }
  }

  private static AtomicFile.Content text(String text) {
    return channel -> channel.write(ByteBuffer.wrap(text.getBytes()));
  }

  @Test
  void aFailureWhileWritingLeavesTheOldFileAndNothingElse() throws IOException {
    Path file = folder.resolve("file");
    AtomicFile.write(file, text("old"));
    assertThrows(
        IOException.class,
        () ->
            AtomicFile.write(
                file,
                channel -> {
                  text("half of the ne").writeTo(channel);
                  throw new IOException("the disk is full");
                }));
    assertEquals("old", Files.readString(file));
    assertEquals(0, temporaryFiles());
  }

  @Test
  void theOldFileIsThereUntilTheNewOneIsComplete() throws IOException {
    Path file = folder.resolve("file");
    AtomicFile.write(file, text("old"));
    AtomicFile.write(
        file,
        channel -> {
          text("new").writeTo(channel);
          assertEquals("old", Files.readString(file));
        });
    assertEquals("new", Files.readString(file));
  }

  @Test
  void whatAnAbandonedWriteLeftIsRemovedByALaterOne() throws IOException {
    Path file = folder.resolve("file");
    Path abandoned = Files.createFile(folder.resolve(".file.1.tmp"));
    Path recent = Files.createFile(folder.resolve(".file.2.tmp"));
    Path other = Files.createFile(folder.resolve(".other.3.tmp"));
    FileTime longAgo = FileTime.from(Instant.now().minus(Duration.ofHours(1)));
    Files.setLastModifiedTime(abandoned, longAgo);
    Files.setLastModifiedTime(other, longAgo);
    AtomicFile.write(file, text("new"));
    assertEquals(
        List.of(false, true, true),
        Stream.of(abandoned, recent, other).map(Files::exists).toList());
  }

  @Test
  void aSymbolicLinkStaysAndItsTargetIsReplaced() throws IOException {
    Path target = Files.createDirectory(folder.resolve("elsewhere")).resolve("file");
    Files.writeString(target, "old");
    Path link = Files.createSymbolicLink(folder.resolve("link"), target);
    AtomicFile.write(link, text("new"));
    assertTrue(Files.isSymbolicLink(link));
    assertEquals("new", Files.readString(target));
  }

  @Test
  void theFileMayBeReadByWhomeverTheSystemAllows() throws IOException {
    Path plain = Files.createFile(folder.resolve("plain"));
    Path file = folder.resolve("file");
    AtomicFile.write(file, text("new"));
    assertEquals(Files.getPosixFilePermissions(plain), Files.getPosixFilePermissions(file));
  }

  @Test
  void aFolderThatIsNotThereIsNamed() {
    Path file = folder.resolve("nowhere").resolve("file");
    String message =
        assertThrows(IOException.class, () -> AtomicFile.write(file, text("new"))).getMessage();
    assertTrue(message.contains("nowhere"), message);
    assertFalse(Files.exists(file));
  }
}
