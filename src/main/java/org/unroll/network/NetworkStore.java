package org.unroll.network;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ServiceLoader;

/**
 * Keeps networks in files. Files stand above networks, so that {@link Network#open} and {@link
 * Network#save} find their store as a service.
 */
public interface NetworkStore {
  /** Saves a network; see {@link Network#save}. */
  void save(Network network, Path file) throws IOException;

  /** Opens a network; see {@link Network#open}. */
  Network open(Path file) throws IOException;

  /** Saves an encoder-decoder; see {@link EncoderDecoder#save}. */
  void save(EncoderDecoder model, Path file) throws IOException;

  /** Opens an encoder-decoder; see {@link EncoderDecoder#open}. */
  EncoderDecoder openEncoderDecoder(Path file) throws IOException;

  /** Opens either; see {@link Model#open}. */
  Model openModel(Path file) throws IOException;

  /** The store on the class path of the library. */
  static NetworkStore find() {
    return ServiceLoader.load(NetworkStore.class, NetworkStore.class.getClassLoader())
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "There is no NetworkStore. Was the library's jar repacked without META-INF/services?"));
  }
}
