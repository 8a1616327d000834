package org.unroll.notebook.magic;

import io.github.spencerpark.jupyter.kernel.magic.registry.Magics;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.unroll.notebook.Session;

/** All magics of the library. */
public final class MagicCatalog {
  private final List<Magic> magics;

  /** The magics with a fresh memory of states. */
  public MagicCatalog() {
    Steppers steppers = new Steppers();
    List<Magic> own =
        List.of(
            new NetworkMagic(),
            new SummaryMagic(),
            new StepMagic(steppers),
            new ResetMagic(steppers),
            new UnrollMagic(),
            new TrainMagic(),
            new GenerateMagic(),
            new EvaluateMagic(),
            new BpttMagic(),
            new GradCheckMagic(),
            new GatesMagic(),
            new NeuronsMagic(),
            new SaveMagic(),
            new OpenMagic());
    magics =
        Stream.concat(Stream.concat(own.stream(), above()), Stream.of(new HelpMagic(this)))
            .toList();
  }

  /** Those of the floors above. */
  private static Stream<Magic> above() {
    return ServiceLoader.load(Magic.class, Magic.class.getClassLoader()).stream()
        .map(ServiceLoader.Provider::get);
  }

  /** How each is written. */
  public List<MagicSpec> specs() {
    return magics.stream().map(Magic::spec).toList();
  }

  /** Makes them known to a kernel. */
  public void register(Magics registry, Session session) {
    for (Magic magic : magics) {
      MagicFunction function = new MagicFunction(magic, session);
      if (magic.spec().cell()) {
        registry.registerCellMagic(magic.spec().name(), function);
      } else {
        registry.registerLineMagic(magic.spec().name(), function);
      }
    }
  }
}
