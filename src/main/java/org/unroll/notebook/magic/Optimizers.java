package org.unroll.notebook.magic;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleFunction;
import java.util.stream.Collectors;
import org.unroll.train.Adam;
import org.unroll.train.Optimizer;
import org.unroll.train.Sgd;

/** The optimizers by the names that {@code %train} takes. */
final class Optimizers {
  private record Choice(String type, double rate, DoubleFunction<Optimizer> make) {}

  private static final Map<String, Choice> CHOICES = choices();

  private Optimizers() {}

  private static Map<String, Choice> choices() {
    Map<String, Choice> choices = new LinkedHashMap<>();
    choices.put("adam", new Choice("Adam", 0.002, Adam::new));
    choices.put("sgd", new Choice("Sgd", 0.1, Sgd::new));
    return choices;
  }

  static List<String> names() {
    return List.copyOf(CHOICES.keySet());
  }

  static double rate(String name) {
    return CHOICES.get(name).rate();
  }

  static String rates() {
    return CHOICES.entrySet().stream()
        .map(e -> e.getValue().rate() + " for " + e.getKey())
        .collect(Collectors.joining(", "));
  }

  static Optimizer make(String name, double rate) {
    return CHOICES.get(name).make().apply(rate);
  }

  static String java(String name, double rate) {
    return "new " + CHOICES.get(name).type() + "(" + rate + ")";
  }
}
