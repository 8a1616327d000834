package org.unroll.io;

import java.io.IOException;
import java.nio.file.Path;
import org.unroll.network.EncoderDecoder;
import org.unroll.network.Model;
import org.unroll.network.Network;
import org.unroll.network.NetworkStore;

/** {@link ModelFile} as the service behind {@link Network#open} and {@link Network#save}. */
public final class ModelFileStore implements NetworkStore {
  /** For the service loader. */
  public ModelFileStore() {}

  @Override
  public void save(Network network, Path file) throws IOException {
    ModelFile.save(network, file);
  }

  @Override
  public Network open(Path file) throws IOException {
    return ModelFile.open(file);
  }

  @Override
  public void save(EncoderDecoder model, Path file) throws IOException {
    ModelFile.save(model, file);
  }

  @Override
  public EncoderDecoder openEncoderDecoder(Path file) throws IOException {
    return ModelFile.openEncoderDecoder(file);
  }

  @Override
  public Model openModel(Path file) throws IOException {
    return ModelFile.openModel(file);
  }
}
