package org.unroll.kernel.shell;

import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Turns UTF-8 bytes to text; a character that arrives byte by byte is passed on when complete. */
final class StreamSink extends OutputStream {
  private static final int LONGEST_CHARACTER = 4;

  private final Consumer<String> text;
  private final CharsetDecoder decoder =
      StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPLACE)
          .onUnmappableCharacter(CodingErrorAction.REPLACE);
  private ByteBuffer begun = ByteBuffer.allocate(0);

  StreamSink(Consumer<String> text) {
    this.text = text;
  }

  @Override
  public void write(int b) {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int length) {
    String decoded = decode(bytes, from, length);
    if (!decoded.isEmpty()) {
      text.accept(decoded);
    }
  }

  private synchronized String decode(byte[] bytes, int from, int length) {
    ByteBuffer in = ByteBuffer.allocate(begun.remaining() + length);
    in.put(begun).put(bytes, from, length).flip();
    CharBuffer out = CharBuffer.allocate(in.remaining() + LONGEST_CHARACTER);
    decoder.reset().decode(in, out, false);
    begun = in;
    return out.flip().toString();
  }
}
