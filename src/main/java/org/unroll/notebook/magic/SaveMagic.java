package org.unroll.notebook.magic;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import org.unroll.network.EncoderDecoder;
import org.unroll.network.Model;
import org.unroll.network.Network;

/** {@code %save}: a network into a file. */
final class SaveMagic implements Magic {
  @Override
  public MagicSpec spec() {
    return MagicSpec.line(
        "save",
        "NET FILE",
        "Saves a network or an encoder-decoder with its vocabulary and weights into a model file (safetensors).",
        List.of(),
        "%save net net.safetensors");
  }

  @Override
  public Object run(Context context) {
    Source<? extends Model> network = context.model();
    String file = context.call().word(1, "the file").text();
    context.call().requireAtMost(2);
    context.java(network.java() + ".save(Path.of(" + JavaSource.literal(file) + "));");
    try {
      save(network.value(), path(context.call(), file));
    } catch (IOException e) {
      throw context.call().error("%s cannot be written: %s", file, e.getMessage());
    }
    context.session().out().println("Saved " + network.java() + " in " + file + ".");
    return null;
  }

  private static void save(Model model, Path path) throws IOException {
    if (model instanceof EncoderDecoder pair) {
      pair.save(path);
    } else {
      ((Network) model).save(path);
    }
  }

  static Path path(Call call, String file) {
    try {
      return Path.of(file);
    } catch (InvalidPathException e) {
      throw call.error("%s is no name of a file", file);
    }
  }
}
