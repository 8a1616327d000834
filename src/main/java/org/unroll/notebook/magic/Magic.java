package org.unroll.notebook.magic;

/**
 * A magic: how it is written and what it does. Floors above this one add magics of their own as a
 * service of this type.
 */
public interface Magic {

  /** How it is written. */
  MagicSpec spec();

  /** Does it; what it returns is the value of {@code %name ...} behind an equals sign, or null. */
  Object run(Context context) throws Exception;
}
