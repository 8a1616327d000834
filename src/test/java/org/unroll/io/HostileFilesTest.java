package org.unroll.io;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.unroll.data.Vocabulary;
import org.unroll.io.safetensors.TensorFileException;
import org.unroll.io.safetensors.TensorWriter;
import org.unroll.matrix.Activation;
import org.unroll.matrix.Matrix;
import org.unroll.matrix.Packing;
import org.unroll.matrix.Precision;
import org.unroll.network.EncoderDecoder;
import org.unroll.network.Network;

/** Damaged and lying files: a clear error, little memory, no network. */
class HostileFilesTest {
  /** What a small file may need beyond its size: buffers, and what the JDK makes for itself. */
  private static final long SLACK = 4_000_000;

  private static final int MUTATED_FILES = Integer.getInteger("mutated.files", 2_000);

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void nameTheFile() {
    file = folder.resolve("hostile.safetensors");
  }

  private byte[] valid() throws IOException {
    Network network =
        Network.builder()
            .oneHot(Vocabulary.ofCharacters("ab\u00e9\""))
            .embedding(2)
            .gru(3)
            .lstm(2)
            .last()
            .softmax(3)
            .build();
    ModelFile.save(EveryNetwork.randomised(network, 4), file);
    return Files.readAllBytes(file);
  }

  private static int headerLength(byte[] bytes) {
    return (int) ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong();
  }

  private String refused(byte[] bytes) throws IOException {
    Files.write(file, bytes);
    String message =
        assertThrows(TensorFileException.class, () -> ModelFile.open(file)).getMessage();
    assertTrue(message.startsWith("hostile.safetensors: "), message);
    assertTrue(message.length() < 2_000, message);
    return message;
  }

  private String refused(String header) throws IOException {
    return refused(withHeader(header, 16));
  }

  private static byte[] withHeader(String header, int dataBytes) {
    byte[] json = header.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(8 + json.length + dataBytes)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(json.length)
        .put(json)
        .array();
  }

  @Test
  void theFileFromWhichTheOthersAreMadeOpens() throws IOException {
    valid();
    assertDoesNotThrow(() -> ModelFile.open(file));
  }

  @Test
  void aFileCutAtAnyByteIsRefused() throws IOException {
    byte[] bytes = valid();
    for (int length = 0; length < bytes.length; length++) {
      refused(Arrays.copyOf(bytes, length));
    }
  }

  @Test
  void bytesAfterTheEndAreRefused() throws IOException {
    byte[] bytes = valid();
    refused(Arrays.copyOf(bytes, bytes.length + 1));
  }

  @ParameterizedTest
  @ValueSource(
      longs = {
        -1,
        Long.MIN_VALUE,
        Long.MAX_VALUE,
        1L << 32,
        1L << 62,
        Integer.MAX_VALUE,
        100_000_000,
        0,
        1,
        3
      })
  void aHeaderLengthThatLiesIsRefused(long length) throws IOException {
    byte[] bytes = valid();
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putLong(length);
    Files.write(file, bytes);
    requireLittleMemory(bytes.length, () -> refused(bytes));
  }

  @Test
  void aHeaderThatIsTooLongIsRefusedBeforeItIsRead() throws IOException {
    byte[] bytes = new byte[17_000_000];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putLong(bytes.length - 8L);
    Files.write(file, bytes);
    assertTrue(refused(bytes).contains("at most"));
  }

  static Stream<Arguments> headers() {
    return Stream.of(
        Arguments.of("", "no JSON"),
        Arguments.of("[]", "an array"),
        Arguments.of("null", "null"),
        Arguments.of("{} {}", "two objects"),
        Arguments.of("{}x", "something after the object"),
        Arguments.of("{\"a\":1}", "a number for a tensor"),
        Arguments.of("{a:{}}", "a bare name"),
        Arguments.of("{'a':{}}", "single quotes"),
        Arguments.of("{/* */}", "a comment"),
        Arguments.of("{\"a\":{}}", "nothing in a tensor"),
        Arguments.of(tensor("F33", "4", "0,16"), "an unknown type"),
        Arguments.of(tensor("f32", "4", "0,16"), "a type in small letters"),
        Arguments.of("{\"a\":{\"dtype\":7,\"shape\":[4],\"data_offsets\":[0,16]}}", "a type 7"),
        Arguments.of(tensor("F32", "3", "0,16"), "a shape too small"),
        Arguments.of(tensor("F32", "5", "0,16"), "a shape too large"),
        Arguments.of(tensor("F32", "-4", "0,16"), "a negative size"),
        Arguments.of(tensor("F32", "-2,-2", "0,16"), "two negative sizes"),
        Arguments.of(tensor("F32", "4.0", "0,16"), "a size with a point"),
        Arguments.of(tensor("F32", "4e0", "0,16"), "a size with an exponent"),
        Arguments.of(tensor("F32", "\"4\"", "0,16"), "a size in quotes"),
        Arguments.of(tensor("F32", "NaN", "0,16"), "a size that is no number"),
        Arguments.of(tensor("F32", "null", "0,16"), "a size null"),
        Arguments.of(tensor("F32", "[4]", "0,16"), "a size in brackets"),
        Arguments.of(tensor("F32", "4294967300", "0,16"), "a size that is 4 in 32 bits"),
        Arguments.of(tensor("F32", "4611686018427387904,4", "0,16"), "sizes that overflow to 0"),
        Arguments.of(tensor("F32", "65536,65536,65536,65536", "0,16"), "2^64 numbers"),
        Arguments.of(tensor("F32", "18446744073709551620", "0,16"), "a size that is 4 in 64 bits"),
        Arguments.of(tensor("F32", "9".repeat(5000), "0,16"), "a size of 5,000 digits"),
        Arguments.of(tensor("F32", "1,1,1,1,1,1,1,1,4", "0,16"), "nine dimensions"),
        Arguments.of(tensor("F32", "4", "16,0"), "an end before the beginning"),
        Arguments.of(tensor("F32", "4", "-16,0"), "a negative beginning"),
        Arguments.of(tensor("F32", "4", "16,32"), "numbers beyond the file"),
        Arguments.of(tensor("F32", "1000000000", "0,4000000000"), "4 GB in 16 bytes"),
        Arguments.of(tensor("F32", "4", "0"), "one offset"),
        Arguments.of(tensor("F32", "4", "0,16,16"), "three offsets"),
        Arguments.of(tensor("F32", "4", "0,999999999999999999999"), "an offset that overflows"),
        Arguments.of(tensor("F32", "2", "0,8"), "numbers of no tensor"),
        Arguments.of(
            "{" + entry("a", "3", "0,12") + "," + entry("b", "2", "8,16") + "}", "overlap"),
        Arguments.of(
            "{" + entry("a", "4", "0,16") + "," + entry("b", "4", "0,16") + "}", "the same place"),
        Arguments.of("{" + entry("a", "1", "0,4") + "," + entry("b", "2", "8,16") + "}", "a gap"),
        Arguments.of(
            "{" + entry("a", "2", "0,8") + "," + entry("a", "2", "8,16") + "}", "one name twice"),
        Arguments.of(
            "{" + entry("a", "2", "0,8") + "," + entry("\\u0061", "2", "8,16") + "}",
            "one name twice, once in disguise"),
        Arguments.of(
            "{\"a\":{\"dtype\":\"F32\",\"dtype\":\"F32\",\"shape\":[4],\"data_offsets\":[0,16]}}",
            "two types"),
        Arguments.of(
            "{\"a\":{\"dtype\":\"F32\",\"shape\":[4],\"data_offsets\":[0,16],\"x\":0}}",
            "something else"),
        Arguments.of("{\"__metadata__\":[]}", "metadata in an array"),
        Arguments.of("{\"__metadata__\":{\"a\":1}}", "metadata that is no string"),
        Arguments.of("{\"__metadata__\":{\"a\":{}}}", "metadata that is an object"),
        Arguments.of("{\"__metadata__\":{\"a\":\"\",\"a\":\"\"}}", "metadata twice"),
        Arguments.of("{\"__metadata__\":{},\"__metadata__\":{}}", "two metadata"),
        Arguments.of("[".repeat(100_000), "100,000 arrays in each other"),
        Arguments.of("{\"a\":".repeat(100_000), "100,000 objects in each other"),
        Arguments.of("{\"a\":{\"shape\":" + "[".repeat(100_000), "a deep shape"),
        Arguments.of(
            "{\"__metadata__\":{\"architecture\":" + "[".repeat(100_000), "deep metadata"));
  }

  private static String tensor(String type, String shape, String offsets) {
    return "{\"a\":{\"dtype\":\"%s\",\"shape\":[%s],\"data_offsets\":[%s]}}"
        .formatted(type, shape, offsets);
  }

  private static String entry(String name, String shape, String offsets) {
    return "\"%s\":{\"dtype\":\"F32\",\"shape\":[%s],\"data_offsets\":[%s]}"
        .formatted(name, shape, offsets);
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("headers")
  void aWrongHeaderIsRefused(String header, String what) throws IOException {
    refused(header);
  }

  @Test
  void headerBytesThatAreNoTextAreRefused() throws IOException {
    byte[] bytes = withHeader(tensor("F32", "4", "0,16"), 16);
    bytes[10] = (byte) 0xff;
    assertTrue(refused(bytes).contains("UTF-8"));
  }

  @Test
  void fiftyThousandTensorsAreEnough() throws IOException {
    StringBuilder header = new StringBuilder("{");
    for (int k = 0; k <= 50_000; k++) {
      header.append(k == 0 ? "" : ",").append(entry("t" + k, "0", "0,0"));
    }
    assertTrue(refused(header.append('}').toString()).contains("more than 50000"));
  }

  static Stream<Arguments> metadata() {
    Map<String, String> right =
        Map.of(
            "architecture", "[\"input 1\",\"rnn 1\",\"loss squared\"]",
            "precision", "\"float32\"",
            "seed", "42");
    return Stream.of(
            Map.of("architecture", ""),
            Map.of("architecture", "[".repeat(100_000)),
            Map.of("architecture", "[[\"input 1\"]]"),
            Map.of("architecture", "[1]"),
            Map.of("architecture", "[null]"),
            Map.of("architecture", "[]"),
            Map.of("architecture", "[\"input 1\"]"),
            Map.of("architecture", "[\"input 1\",\"rnn 1\",\"loss squared\"]]"),
            Map.of("architecture", "[\"rnn 1\",\"input 1\",\"loss squared\"]"),
            Map.of("architecture", "[\"input 1\",\"rnn 0\",\"loss squared\"]"),
            Map.of("architecture", "[\"input 1\",\"rnn -1\",\"loss squared\"]"),
            Map.of("architecture", "[\"input 1\",\"rnn 2000000000\",\"loss squared\"]"),
            Map.of("architecture", "[\"input 1\",\"rnn  2000000000\",\"loss squared\"]"),
            Map.of("architecture", "[\"input 1\",\"rnn\\t2000000000\",\"loss squared\"]"),
            Map.of("architecture", "[\"input 1\",\" rnn 2000000000\",\"loss squared\"]"),
            Map.of("architecture", "[\"input 1\",\"rnn +2000000000\",\"loss squared\"]"),
            Map.of("architecture", "[\"input 1\\nrnn 100000\",\"rnn 1\",\"loss squared\"]"),
            Map.of("architecture", "[\"input 1\",\"last\\nrnn 100000\",\"loss squared\"]"),
            Map.of("architecture", "[\"input 1\",\"rnn 99999999999\",\"loss squared\"]"),
            Map.of("architecture", "[\"input 2000000000\",\"rnn 1\",\"loss squared\"]"),
            Map.of("architecture", "[\"input 1\",\"dense 2000000000\",\"loss squared\"]"),
            Map.of("architecture", "[\"input 1\",\"transformer 1\",\"loss squared\"]"),
            Map.of("architecture", "[\"input 1\",\"rnn 1\",\"loss of appetite\"]"),
            Map.of("architecture", "[\"onehot vocabulary\",\"rnn 1\",\"loss squared\"]"),
            Map.of(
                "architecture", "[\"onehot vocabulary\",\"rnn 1\",\"loss squared\"]",
                "vocabulary", "[\"a\",\"b\"]",
                "symbols", "\"characters\""),
            Map.of(
                "architecture", "[\"onehot vocabulary\",\"rnn 1\",\"loss squared\"]",
                "vocabulary", "[\"a\",\"a\"]",
                "symbols", "\"characters\""),
            Map.of("vocabulary", "[\"a\"]", "symbols", "\"emojis\""),
            Map.of("vocabulary", "[\"a\"]"),
            Map.of("vocabulary", "[]", "symbols", "\"words\""),
            Map.of("precision", "\"float16\""),
            Map.of("precision", "\"\u0131\""),
            Map.of("precision", "float32"),
            Map.of("loss", "[\"1\"]"),
            Map.of("loss", "[\"x\"]"),
            Map.of("loss", "[1]"),
            Map.of("architecture", "[\"input 1\",\"rnn 1\",\"loss huber\"]", "loss", "[\"-1\"]"),
            Map.of(
                "architecture", "[\"input 1\",\"rnn 1\",\"loss huber\"]", "loss", "[\"1\",\"2\"]"),
            Map.of(
                "architecture",
                "[\"input 1\",\"rnn 1\",\"loss softmax\"]",
                "loss",
                "[\"1\",\"2\"]"),
            Map.of("architecture", "[\"input 1\",\"rnn 1\"]"),
            Map.of("architecture", "[\"input 1\",\"rnn 1 activation=tanh\",\"loss squared\"]"),
            Map.of("seed", "forty-two"),
            Map.of("seed", "9".repeat(30)))
        .map(
            wrong -> {
              Map<String, String> all = new LinkedHashMap<>(right);
              all.putAll(wrong);
              return Arguments.of(all);
            });
  }

  @ParameterizedTest
  @MethodSource("metadata")
  void wrongMetadataIsRefused(Map<String, String> metadata) throws IOException {
    byte[] bytes = rnnOfOne(metadata);
    requireLittleMemory(bytes.length, () -> refused(bytes));
  }

  @Test
  void theMetadataFromWhichTheWrongOnesAreMadeOpens() throws IOException {
    Files.write(
        file,
        rnnOfOne(
            Map.of(
                "architecture", "[\"input 1\",\"rnn 1\",\"loss squared\"]",
                "precision", "\"float32\"",
                "seed", "42")));
    assertEquals(3, ModelFile.open(file).parameters().count());
  }

  private static byte[] rnnOfOne(Map<String, String> metadata) throws IOException {
    Matrix one = Matrix.zeros(Precision.FLOAT32, 1, 1);
    TensorWriter writer = new TensorWriter();
    metadata.forEach(writer::metadata);
    writer.matrix("rnn.weight_ih_l0", one).matrix("rnn.weight_hh_l0", one);
    writer.vector("rnn.bias_ih_l0", one).vector("rnn.bias_hh_l0", one);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    writer.write(Channels.newChannel(bytes));
    return bytes.toByteArray();
  }

  @Test
  void aLargeFileNeedsNoMoreThanTwiceItsSize() throws IOException {
    ModelFile.save(
        Network.builder().input(50).lstm(600).gru(500).dense(40, Activation.TANH).build(), file);
    long size = Files.size(file);
    assertTrue(size > 2 * SLACK);
    requireLittleMemory(size, () -> ModelFile.open(file));
  }

  @Test
  void anEncoderDecoderIsRefusedAsANetworkIs() throws IOException {
    Network encoder = Network.builder().input(2).lstm(3).build();
    Network decoder = Network.builder().input(4).lstm(3).softmax(5).build();
    new EncoderDecoder(encoder, decoder).save(file);
    byte[] bytes = Files.readAllBytes(file);
    EncoderDecoder.open(file);
    for (int length = 0; length < bytes.length; length += 7) {
      Files.write(file, Arrays.copyOf(bytes, length));
      assertThrows(TensorFileException.class, () -> EncoderDecoder.open(file));
    }
    for (String size : List.of("lstm 4", "lstm 9", "rnn  3")) {
      byte[] other =
          new String(bytes, StandardCharsets.ISO_8859_1)
              .replaceFirst("lstm 3", size)
              .getBytes(StandardCharsets.ISO_8859_1);
      ByteBuffer.wrap(other)
          .order(ByteOrder.LITTLE_ENDIAN)
          .putLong(headerLength(bytes) + other.length - bytes.length);
      Files.write(file, other);
      requireLittleMemory(
          other.length,
          () -> assertThrows(TensorFileException.class, () -> EncoderDecoder.open(file)));
    }
  }

  @Test
  void mutatedFilesOpenOrAreRefused() throws IOException {
    byte[] bytes = valid();
    Mutations mutations = new Mutations(new SplittableRandom(17), 8 + headerLength(bytes));
    int opened = 0;
    for (int k = 0; k < MUTATED_FILES; k++) {
      byte[] mutated = mutations.of(bytes);
      Files.write(file, mutated);
      opened += opensOrIsRefused(mutated) ? 1 : 0;
    }
    assertTrue(opened > MUTATED_FILES / 100, opened + " opened: the mutations are too coarse");
    assertTrue(opened < MUTATED_FILES / 2, opened + " opened: the mutations are too mild");
  }

  private boolean opensOrIsRefused(byte[] mutated) throws IOException {
    boolean[] opened = new boolean[1];
    requireLittleMemory(
        mutated.length,
        () -> {
          try {
            Network network = ModelFile.open(file);
            network.predict(EveryNetwork.inputs(network, Packing.even(1, 2)));
            opened[0] = true;
          } catch (TensorFileException e) {
            assertTrue(e.getMessage().startsWith("hostile.safetensors: "), e.getMessage());
          }
        });
    return opened[0];
  }

  private interface Action {
    void run() throws IOException;
  }

  /** All that is allocated on the way bounds what is needed at any time. */
  private static void requireLittleMemory(long fileSize, Action action) throws IOException {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    action.run();
    long used = threads.getCurrentThreadAllocatedBytes() - before;
    assertTrue(used <= 2 * fileSize + SLACK, used + " bytes for a file of " + fileSize);
  }

  /** Small damages of many kinds, most of them in the header. */
  private record Mutations(SplittableRandom random, int headerEnd) {
    private static final List<String> TOKENS =
        List.of(
            "{", "}", "[", "]", ",", ":", "\"", "-", "0", "9", "1e9", "null", "\\u0000", "\\",
            "[[");

    byte[] of(byte[] original) {
      byte[] bytes = original.clone();
      int damages = 1 + random.nextInt(3);
      for (int k = 0; k < damages; k++) {
        bytes = damaged(bytes);
      }
      return bytes;
    }

    private byte[] damaged(byte[] bytes) {
      int at =
          random.nextInt(random.nextInt(4) == 0 ? bytes.length : Math.min(headerEnd, bytes.length));
      return switch (random.nextInt(7)) {
        case 0 -> flipped(bytes, at);
        case 1 -> spliced(bytes, at, at + 1, TOKENS.get(random.nextInt(TOKENS.size())));
        case 2 -> spliced(bytes, at, at, TOKENS.get(random.nextInt(TOKENS.size())));
        case 3 -> spliced(bytes, at, Math.min(bytes.length, at + 1 + random.nextInt(9)), "");
        case 4 -> otherDigit(bytes, at);
        case 5 -> otherLength(bytes);
        default -> copied(bytes, at);
      };
    }

    private byte[] flipped(byte[] bytes, int at) {
      bytes[at] ^= (byte) (1 << random.nextInt(8));
      return bytes;
    }

    /** Replaces some bytes and corrects the header's length, so that the damage is found later. */
    private byte[] spliced(byte[] bytes, int from, int to, String text) {
      byte[] put = text.getBytes(StandardCharsets.UTF_8);
      ByteBuffer result =
          ByteBuffer.allocate(bytes.length - (to - from) + put.length)
              .order(ByteOrder.LITTLE_ENDIAN);
      result.put(bytes, 0, from).put(put).put(bytes, to, bytes.length - to);
      if (from >= 8) {
        result.putLong(0, headerLength(bytes) + put.length - (to - from));
      }
      return result.array();
    }

    private byte[] otherDigit(byte[] bytes, int from) {
      for (int at = from; at < bytes.length; at++) {
        if (Character.isDigit(bytes[at])) {
          bytes[at] = (byte) ('0' + random.nextInt(10));
          return bytes;
        }
      }
      return bytes;
    }

    private byte[] otherLength(byte[] bytes) {
      long length = random.nextBoolean() ? random.nextLong() : random.nextInt(bytes.length + 20);
      ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putLong(length);
      return bytes;
    }

    private byte[] copied(byte[] bytes, int to) {
      int from = random.nextInt(bytes.length);
      int length = Math.min(1 + random.nextInt(40), bytes.length - Math.max(from, to));
      System.arraycopy(bytes, from, bytes, to, length);
      return bytes;
    }
  }
}
