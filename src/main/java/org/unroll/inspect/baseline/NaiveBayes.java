package org.unroll.inspect.baseline;

import static org.unroll.matrix.Checks.require;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The class whose features are likeliest when all features are taken as independent: argmax over
 * classes c of ln P(c) + sum over features of ln P(feature | c), with 1 added to every count. What
 * the features are decides what it can see: a bag of words knows no order, letters with their
 * positions know no neighbours.
 */
public final class NaiveBayes {
  private final Map<String, Integer> classCounts = new TreeMap<>();
  private final Map<String, Map<String, Integer>> featureCounts = new HashMap<>();
  private final Map<String, Integer> featureTotals = new HashMap<>();
  private final Map<String, Integer> vocabulary = new HashMap<>();
  private int examples;

  /** Counts one example: its class and its features. */
  public NaiveBayes add(String label, List<String> features) {
    classCounts.merge(label, 1, Integer::sum);
    examples++;
    Map<String, Integer> counts = featureCounts.computeIfAbsent(label, c -> new HashMap<>());
    for (String feature : features) {
      counts.merge(feature, 1, Integer::sum);
      featureTotals.merge(label, 1, Integer::sum);
      vocabulary.putIfAbsent(feature, vocabulary.size());
    }
    return this;
  }

  /** The likeliest class of an example with these features; features never seen say nothing. */
  public String classify(List<String> features) {
    require(examples > 0, "NaiveBayes: nothing was learned yet. Add examples first.");
    String best = null;
    double most = Double.NEGATIVE_INFINITY;
    for (String label : classCounts.keySet()) {
      double score = score(label, features);
      if (score > most) {
        most = score;
        best = label;
      }
    }
    return best;
  }

  private double score(String label, List<String> features) {
    double score = Math.log((double) classCounts.get(label) / examples);
    double total = featureTotals.getOrDefault(label, 0) + vocabulary.size();
    for (String feature : features) {
      if (vocabulary.containsKey(feature)) {
        score += Math.log((featureCounts.get(label).getOrDefault(feature, 0) + 1) / total);
      }
    }
    return score;
  }

  /** The words of a text, which blanks separate: a bag that knows no order. */
  public static List<String> words(String text) {
    return List.of(text.strip().split("\\s+"));
  }

  /** All runs of {@code length} letters of a text: what stands beside what, but not where. */
  public static List<String> runs(String text, int length) {
    List<String> runs = new ArrayList<>();
    for (int k = 0; k + length <= text.length(); k++) {
      runs.add(text.substring(k, k + length));
    }
    return runs;
  }

  /** Each letter of a text with its position: what stands where. */
  public static List<String> positions(String text) {
    List<String> letters = new ArrayList<>();
    for (int k = 0; k < text.length(); k++) {
      letters.add(k + text.substring(k, k + 1));
    }
    return letters;
  }
}
