package org.unroll.kernel.shell;

import io.github.spencerpark.jupyter.kernel.display.Renderer;
import io.github.spencerpark.jupyter.kernel.display.common.Image;
import io.github.spencerpark.jupyter.kernel.display.common.Text;
import io.github.spencerpark.jupyter.kernel.display.common.Url;

/** The renderers that every kernel of the IJava family has. */
final class Renderers {
  private Renderers() {}

  static Renderer create() {
    Renderer renderer = new Renderer();
    Image.registerAll(renderer);
    Url.registerAll(renderer);
    Text.registerAll(renderer);
    return renderer;
  }
}
