package org.unroll.kernel.shell;

import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.kernel.display.Renderer;
import io.github.spencerpark.jupyter.kernel.display.common.Image;
import io.github.spencerpark.jupyter.kernel.display.common.Text;
import io.github.spencerpark.jupyter.kernel.display.common.Url;
import io.github.spencerpark.jupyter.kernel.display.mime.MIMEType;
import java.util.Collection;
import java.util.Map;

/**
 * The renderers that every kernel of the IJava family has, and readable text for arrays,
 * collections and maps. A renderer that is registered for a type of its own is left to speak for
 * it.
 */
final class Renderers extends Renderer {
  private Renderers() {}

  static Renderer create() {
    Renderer renderer = new Renderers();
    Image.registerAll(renderer);
    Url.registerAll(renderer);
    Text.registerAll(renderer);
    return renderer;
  }

  @Override
  public DisplayData render(Object value, Map<String, Object> parameters) {
    return value == null
        ? new DisplayData("null")
        : readable(value, super.render(value, parameters));
  }

  @Override
  public DisplayData renderAs(Object value, Map<String, Object> parameters, String... types) {
    return value == null
        ? new DisplayData("null")
        : readable(value, super.renderAs(value, parameters, types));
  }

  private static DisplayData readable(Object value, DisplayData data) {
    boolean container =
        value.getClass().isArray() || value instanceof Collection || value instanceof Map;
    Object text = data.getData(MIMEType.TEXT_PLAIN);
    if (container && String.valueOf(value).equals(text)) {
      data.putText(JavaValues.text(value));
    }
    return data;
  }
}
