package org.unroll.train;

import static org.unroll.matrix.Checks.require;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Optimizers by name, with their settings by name. */
public final class Optimizers {
  private static final List<String> NAMES =
      List.of("sgd", "momentum", "nesterov", "adagrad", "rmsprop", "adam", "adamw");

  private Optimizers() {}

  /** The names there are. */
  public static List<String> names() {
    return NAMES;
  }

  /** An optimizer with that learning rate and the usual settings. */
  public static Optimizer named(String name, double rate) {
    return named(name, Map.of("lr", rate));
  }

  /**
   * The optimizer of that name.
   *
   * @param settings {@code lr}, which must be there, and of {@code momentum}, {@code decay}, {@code
   *     beta1}, {@code beta2}, {@code epsilon} and {@code weight_decay} those that it knows and
   *     that differ from the usual
   * @throws IllegalArgumentException if there is none of that name, it does not know a setting, or
   *     a value is out of range
   */
  public static Optimizer named(String name, Map<String, Double> settings) {
    Taken of = new Taken(name, settings);
    double rate = of.needed("lr");
    Optimizer optimizer =
        switch (name) {
          case "sgd" -> new Sgd(rate);
          case "momentum" -> new Momentum(rate, of.value("momentum", 0.9));
          case "nesterov" -> new Nesterov(rate, of.value("momentum", 0.9));
          case "adagrad" -> new Adagrad(rate, of.value("epsilon", 1e-10));
          case "rmsprop" -> new RmsProp(rate, of.value("decay", 0.99), of.value("epsilon", 1e-8));
          case "adam" -> adam(rate, of);
          case "adamw" -> {
            Adam adam = adam(rate, of);
            yield new AdamW(
                rate, adam.beta1(), adam.beta2(), adam.epsilon(), of.value("weight_decay", 0.01));
          }
          default ->
              throw new IllegalArgumentException(
                  "There is no optimizer "
                      + name
                      + ". There are: "
                      + String.join(", ", NAMES)
                      + ".");
        };
    of.requireAllTaken();
    return optimizer;
  }

  private static Adam adam(double rate, Taken of) {
    return new Adam(
        rate, of.value("beta1", 0.9), of.value("beta2", 0.999), of.value("epsilon", 1e-8));
  }

  /** Settings, and which of them were asked for. */
  private record Taken(String optimizer, Map<String, Double> settings, Set<String> asked) {
    Taken(String optimizer, Map<String, Double> settings) {
      this(optimizer, settings, new HashSet<>());
    }

    double needed(String name) {
      require(settings.containsKey(name), "%s needs %s. Try %s=0.002.", optimizer, name, name);
      return value(name, Double.NaN);
    }

    double value(String name, double usual) {
      asked.add(name);
      return settings.getOrDefault(name, usual);
    }

    void requireAllTaken() {
      for (String name : settings.keySet()) {
        require(
            asked.contains(name),
            "%s has no setting %s. It has: %s.",
            optimizer,
            name,
            String.join(", ", asked.stream().sorted().toList()));
      }
    }
  }
}
