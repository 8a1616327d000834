package org.unroll.train;

import static org.unroll.matrix.Checks.require;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.unroll.matrix.Matrix;
import org.unroll.param.Parameters;

/** From a run to a {@link Checkpoint} and back. */
final class Resume {
  private Resume() {}

  static Map<String, Matrix> weights(Parameters parameters) {
    Map<String, Matrix> weights = new LinkedHashMap<>();
    parameters.weightNames().forEach(name -> weights.put(name, parameters.get(name).copy()));
    return weights;
  }

  /**
   * Fails unless the checkpoint was written by a run with these settings over these weights.
   *
   * @throws IllegalArgumentException with the first thing that differs
   */
  static void check(
      Checkpoint from, Map<String, String> settings, Parameters parameters, Updates updates) {
    settings.forEach(
        (name, now) ->
            require(
                now.equals(from.settings().get(name)),
                "The checkpoint was written with %s %s but this run has %s."
                    + " Give the trainer the settings it had, or begin anew.",
                name,
                from.settings().get(name),
                now));
    require(
        List.copyOf(from.weights().keySet()).equals(parameters.weightNames()),
        "The checkpoint holds the weights %s but this network has %s.",
        from.weights().keySet(),
        parameters.weightNames());
    parameters
        .weightNames()
        .forEach(name -> requireLike(name, from.weights().get(name), parameters.get(name)));
    requireLike("the optimizer's memory", from.memory(), updates.memory());
    if (!from.best().isEmpty()) {
      requireLike("the best weights", from.best(), parameters.copies());
    }
  }

  static void requireLike(String what, List<Matrix> kept, List<Matrix> own) {
    require(
        kept.size() == own.size(),
        "The checkpoint has %d matrices as %s but this run has %d.",
        kept.size(),
        what,
        own.size());
    for (int k = 0; k < own.size(); k++) {
      requireLike(what, kept.get(k), own.get(k));
    }
  }

  private static void requireLike(String what, Matrix kept, Matrix own) {
    require(
        kept.shape().equals(own.shape()) && kept.precision() == own.precision(),
        "The checkpoint has %s %s %s but this network has %s %s.",
        what,
        kept.precision(),
        kept.shape(),
        own.precision(),
        own.shape());
  }

  static void restore(Checkpoint from, Parameters parameters, Updates updates) {
    parameters.weightNames().forEach(name -> parameters.get(name).set(from.weights().get(name)));
    List<Matrix> memory = updates.memory();
    for (int k = 0; k < memory.size(); k++) {
      memory.get(k).set(from.memory().get(k));
    }
    updates.count(from.updates());
  }
}
