package org.unroll.kernel.java;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The class file of a snippet: which others it names, and its form for a loader of its own. */
final class SnippetBytes {
  private static final Pattern OUTERMOST = Pattern.compile("REPL[/.]\\$JShell\\$[0-9A-Z_]+");
  private static final String SEALED = "PermittedSubclasses";
  private static final int PUBLIC = 1;
  private static final int PRIVATE = 2;
  private static final int PROTECTED = 4;

  private final ByteBuffer file;
  private final Set<String> outermost = new HashSet<>();
  private final Set<String> supertypes = new HashSet<>();
  private boolean sealed;

  /** Reads a class file. */
  SnippetBytes(byte[] bytes) {
    file = ByteBuffer.wrap(bytes.clone());
    file.position(8); // magic, version
    int[] positions = constants();
    widen();
    file.getShort(); // this class
    int superclass = file.getShort();
    supertype(positions, superclass);
    for (int left = file.getShort(); left > 0; left--) {
      supertype(positions, file.getShort());
    }
    members();
    members();
  }

  /**
   * The outermost class of a snippet's class, {@code REPL.$JShell$5B} of {@code REPL.$JShell$5B$A}.
   */
  static String outermost(String className) {
    Matcher matcher = OUTERMOST.matcher(className);
    return matcher.lookingAt() ? matcher.group() : className;
  }

  /** The outermost classes of all snippets that the class names, its own among them. */
  Set<String> outermost() {
    return outermost;
  }

  /** Whether the class says itself which classes may extend it. */
  boolean isSealed() {
    return sealed;
  }

  /** The outermost classes of what the class extends and implements. */
  Set<String> supertypes() {
    return supertypes;
  }

  /**
   * The class with all that is not private made public: a package ends at its loader, and snippets
   * are compiled as if they shared one.
   */
  byte[] widened() {
    return file.array();
  }

  /** Reads the constant pool and gives where each constant begins. */
  private int[] constants() {
    int[] positions = new int[Short.toUnsignedInt(file.getShort())];
    for (int i = 1; i < positions.length; i++) {
      positions[i] = file.position();
      int tag = file.get();
      switch (tag) {
        case 1 -> text(utf8());
        case 7, 8, 16, 19, 20 -> skip(2);
        case 15 -> skip(3);
        case 5, 6 -> {
          skip(8);
          i++; // a long or double counts twice
        }
        default -> skip(4);
      }
    }
    return positions;
  }

  private String utf8() {
    int length = Short.toUnsignedInt(file.getShort());
    String text = new String(file.array(), file.position(), length, StandardCharsets.UTF_8);
    skip(length);
    return text;
  }

  private void text(String text) {
    sealed |= text.equals(SEALED);
    Matcher names = OUTERMOST.matcher(text);
    while (names.find()) {
      outermost.add(names.group().replace('/', '.'));
    }
  }

  private void supertype(int[] positions, int constant) {
    int here = file.position();
    file.position(positions[constant] + 1);
    file.position(positions[file.getShort()] + 1);
    supertypes.add(outermost(utf8().replace('/', '.')));
    file.position(here);
  }

  private void members() {
    for (int left = Short.toUnsignedInt(file.getShort()); left > 0; left--) {
      widen();
      skip(4); // name, type
      for (int attributes = file.getShort(); attributes > 0; attributes--) {
        skip(2); // name
        skip(file.getInt());
      }
    }
  }

  private void widen() {
    int at = file.position();
    int access = file.getShort();
    if ((access & PRIVATE) == 0) {
      file.putShort(at, (short) (access & ~PROTECTED | PUBLIC));
    }
  }

  private void skip(int bytes) {
    file.position(file.position() + bytes);
  }
}
