package org.unroll.io;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * Writes a file so that its name always stands for a complete one: the old one until the new one is
 * on the disk, then the new one. The new file is written under another name in the same folder,
 * forced to the disk, and moved over the old one in one step. Whoever is killed meanwhile leaves
 * the old file as it was, and a hidden file beside it that a later write removes.
 */
public final class AtomicFile {
  private static final Duration ABANDONED = Duration.ofMinutes(10);

  private AtomicFile() {}

  /** Writes the bytes of a file. */
  @FunctionalInterface
  public interface Content {
    /** Writes them from where the channel stands. */
    void writeTo(FileChannel channel) throws IOException;
  }

  /**
   * Writes {@code content} under the name {@code path}. A symbolic link stays, and what it points
   * to is replaced.
   *
   * @throws IOException if it cannot be written; the old file, if there was one, is as it was
   */
  public static void write(Path path, Content content) throws IOException {
    Path target = Files.exists(path) ? path.toRealPath() : path.toAbsolutePath();
    Path folder = target.getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new NoSuchFileException(
          path.toString(), null, "The folder " + folder + " is not there. Make it first.");
    }
    if (Files.isDirectory(target)) {
      throw new IOException(path + " is a folder. Give the name of a file in it.");
    }
    String prefix = "." + target.getFileName() + ".";
    removeAbandoned(folder, prefix);
    Path temporary = folder.resolve(prefix + UUID.randomUUID() + ".tmp");
    try {
      writeForced(temporary, content);
      Files.move(
          temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(temporary);
    }
    force(folder);
  }

  private static void writeForced(Path temporary, Content content) throws IOException {
    try (FileChannel channel =
        FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      content.writeTo(channel);
      channel.force(true);
    }
  }

  /** Nobody has written to them for so long that whoever began them is gone. */
  private static void removeAbandoned(Path folder, String prefix) throws IOException {
    Instant limit = Instant.now().minus(ABANDONED);
    DirectoryStream.Filter<Path> isTemporary =
        entry -> {
          String name = entry.getFileName().toString();
          return name.startsWith(prefix) && name.endsWith(".tmp");
        };
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, isTemporary)) {
      for (Path entry : entries) {
        if (lastWritten(entry).isBefore(limit)) {
          Files.deleteIfExists(entry);
        }
      }
    }
  }

  private static Instant lastWritten(Path entry) throws IOException {
    try {
      return Files.getLastModifiedTime(entry).toInstant();
    } catch (NoSuchFileException e) {
      return Instant.MAX; // another writer has just finished with it
    }
  }

  /**
   * Makes the new name survive a power cut, where the system can force a folder; the file itself is
   * complete without.
   */
  private static void force(Path folder) {
    try (FileChannel channel = FileChannel.open(folder)) {
      channel.force(true);
    } catch (IOException e) {
      // Windows cannot open a folder.
    }
  }
}
