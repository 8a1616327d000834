package org.unroll.network;

import static org.unroll.matrix.Checks.require;

import java.util.ArrayList;
import java.util.List;
import org.unroll.matrix.Precision;
import org.unroll.param.Seed;

/**
 * An {@link EncoderDecoder} written as text: the lines of two networks, each as {@link
 * NetworkLines} has them.
 *
 * <pre>
 * encoder:
 * onehot source
 * gru 64
 * decoder:
 * onehot target            # a vocabulary with both ends
 * gru 64
 * dense target
 * </pre>
 */
public final class EncoderDecoderLines {
  private static final String ENCODER = "encoder:";
  private static final String DECODER = "decoder:";

  private final NetworkLines encoder;
  private final NetworkLines decoder;

  private EncoderDecoderLines(NetworkLines encoder, NetworkLines decoder) {
    this.encoder = encoder;
    this.decoder = decoder;
  }

  /** Whether {@code text} opens one of the two halves. */
  public static boolean areIn(String text) {
    return text.lines().map(EncoderDecoderLines::bare).anyMatch(EncoderDecoderLines::isHeading);
  }

  private static String bare(String line) {
    int comment = line.indexOf('#');
    return (comment < 0 ? line : line.substring(0, comment)).strip();
  }

  private static boolean isHeading(String bare) {
    return bare.equals(ENCODER) || bare.equals(DECODER);
  }

  /**
   * Reads both halves.
   *
   * @throws IllegalArgumentException in one sentence that names the line, what stands there and
   *     what was expected
   */
  public static EncoderDecoderLines parse(String text, NetworkLines.Names names) {
    String[] lines = text.split("\\R", -1);
    List<String> encoder = new ArrayList<>();
    List<String> decoder = new ArrayList<>();
    List<String> headings = new ArrayList<>();
    for (int k = 0; k < lines.length; k++) {
      String bare = bare(lines[k]);
      boolean heading = isHeading(bare);
      if (heading) {
        headings.add(bare);
      }
      require(
          !headings.isEmpty() || bare.isEmpty(),
          "Line %d: '%s' stands before encoder:. Begin with the line encoder:.",
          k + 1,
          bare);
      boolean read = !heading;
      boolean inDecoder = headings.contains(DECODER);
      encoder.add(read && !inDecoder ? lines[k] : ""); // empty lines keep the numbers of the others
      decoder.add(read && inDecoder ? lines[k] : "");
    }
    require(
        headings.equals(List.of(ENCODER, DECODER)),
        "An encoder-decoder has one line encoder: and after it one line decoder:, but here stand: %s.",
        String.join(" ", headings));
    return new EncoderDecoderLines(
        NetworkLines.parse(String.join("\n", encoder), names),
        NetworkLines.parse(String.join("\n", decoder), names));
  }

  /**
   * Builds both halves and joins them.
   *
   * @throws IllegalArgumentException if the decoder cannot begin with what the encoder ends with
   */
  public EncoderDecoder build(Precision precision, long seed) {
    return new EncoderDecoder(
        built(encoder, precision, new Seed(seed).of("encoder")),
        built(decoder, precision, new Seed(seed).of("decoder")));
  }

  private static Network built(NetworkLines lines, Precision precision, Seed seed) {
    return lines.builder().precision(precision).seed(seed.value()).build();
  }

  /** The calls of a {@link NetworkBuilder} that build the encoder, a line each. */
  public List<String> encoderJava() {
    return encoder.java();
  }

  /** The calls of a {@link NetworkBuilder} that build the decoder, a line each. */
  public List<String> decoderJava() {
    return decoder.java();
  }
}
