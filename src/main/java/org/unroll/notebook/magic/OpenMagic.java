package org.unroll.notebook.magic;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.unroll.network.Model;

/** {@code %open}: a network from a file. */
final class OpenMagic implements Magic {
  @Override
  public MagicSpec spec() {
    return MagicSpec.line(
        "open",
        "NAME FILE",
        "Opens a network or an encoder-decoder from a model file and puts it into the Java variable NAME.",
        List.of(),
        "%open net net.safetensors");
  }

  @Override
  public Object run(Context context) throws Exception {
    Call call = context.call();
    String name = call.word(0, "the name of the network").text();
    String file = call.word(1, "the file").text();
    call.requireAtMost(2);
    if (!JavaSource.isName(name)) {
      throw call.error("%s is no Java name; write %s", name, call.spec().usage());
    }
    Path path = SaveMagic.path(call, file);
    if (!Files.isRegularFile(path)) {
      throw call.error("there is no file %s; %%save NET FILE makes one", file);
    }
    Model model = open(call, path);
    Class<?> type = model.getClass();
    context.java(
        String.format(
            "%1$s %2$s = %1$s.open(Path.of(%3$s));",
            type.getSimpleName(), name, JavaSource.literal(file)));
    context.session().declare(type, name, model);
    context.showSummary(model);
    return model;
  }

  private static Model open(Call call, Path path) {
    try {
      return Model.open(path);
    } catch (IOException e) {
      throw call.error("%s", e.getMessage());
    }
  }
}
