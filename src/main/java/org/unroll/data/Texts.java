package org.unroll.data;

import static org.unroll.matrix.Checks.require;

import java.util.ArrayList;
import java.util.List;
import org.unroll.matrix.OneHot;

/** Texts as sequences of symbols. */
public final class Texts {
  private Texts() {}

  /**
   * Sentences to be learned symbol by symbol, each for itself: the network reads {@link
   * Vocabulary#START} and the symbols, and should say the symbols and {@link Vocabulary#END}.
   *
   * @param vocabulary with both ends
   */
  public static Examples sentences(List<String> sentences, Vocabulary vocabulary) {
    List<Example> list = new ArrayList<>();
    for (String sentence : sentences) {
      OneHot nothing = OneHot.of(new int[] {0}, vocabulary.size());
      list.add(Pair.of(nothing, sentence, vocabulary).answer());
    }
    return new Examples(list);
  }

  /**
   * Texts with a label each: the target of a sequence is the number of its label among {@code
   * classes}.
   */
  public static Examples labelled(
      List<String> texts, Vocabulary vocabulary, List<String> labels, Vocabulary classes) {
    require(
        texts.size() == labels.size(),
        "Texts: %d labels do not fit %d texts. Give one for each.",
        labels.size(),
        texts.size());
    List<Example> list = new ArrayList<>();
    for (int k = 0; k < texts.size(); k++) {
      OneHot x = OneHot.of(vocabulary.encode(texts.get(k)), vocabulary.size());
      list.add(new Example(x, new Targets.Classes(classes.id(labels.get(k)))));
    }
    return new Examples(list);
  }
}
