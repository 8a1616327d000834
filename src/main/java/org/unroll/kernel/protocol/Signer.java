package org.unroll.kernel.protocol;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs and checks messages by HMAC; with an empty key every signature is empty and accepted. */
final class Signer {
  private static final byte[] UNSIGNED = new byte[0];

  private final Mac mac;

  /**
   * @param scheme for example {@code hmac-sha256}
   * @throws IllegalArgumentException if this Java has no such digest
   */
  Signer(String key, String scheme) {
    mac = key.isEmpty() ? null : mac(key, scheme);
  }

  private static Mac mac(String key, String scheme) {
    String algorithm = scheme.replace("-", "").toLowerCase(Locale.ROOT);
    try {
      Mac mac = Mac.getInstance(algorithm);
      mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), algorithm));
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("Unknown signature scheme " + scheme, e);
    }
  }

  synchronized byte[] sign(List<byte[]> parts) {
    if (mac == null) {
      return UNSIGNED;
    }
    parts.forEach(mac::update);
    return HexFormat.of().formatHex(mac.doFinal()).getBytes(StandardCharsets.US_ASCII);
  }

  /** Takes the same time whatever the first wrong character. */
  boolean accepts(byte[] signature, List<byte[]> parts) {
    return mac == null || MessageDigest.isEqual(sign(parts), signature);
  }
}
