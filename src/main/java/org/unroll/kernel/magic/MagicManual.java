package org.unroll.kernel.magic;

import java.util.List;
import org.unroll.notebook.magic.MagicFunction;

/**
 * What a magic tells about itself.
 *
 * @param summary one sentence
 * @param help what {@code %name?} shows
 * @param words what may follow its name, for completion
 */
public record MagicManual(String summary, String help, List<String> words) {

  /** A magic that can tell about itself. */
  public interface Described {
    MagicManual manual();
  }

  /** The manual of a registered magic, as far as it has one. */
  static MagicManual of(String sign, Object magic) {
    if (magic instanceof Described described) {
      return described.manual();
    }
    if (magic instanceof MagicFunction function) {
      return new MagicManual(
          function.spec().summary(), function.spec().help(), function.spec().words());
    }
    return new MagicManual("", sign + " tells nothing about itself.", List.of());
  }
}
