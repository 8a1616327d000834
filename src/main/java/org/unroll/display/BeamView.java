package org.unroll.display;

import java.util.List;
import org.unroll.data.Vocabulary;
import org.unroll.display.diagram.BeamTree;
import org.unroll.display.svg.Picture;
import org.unroll.matrix.Rows;
import org.unroll.network.BeamSearch;

/** The picture of a beam search. */
final class BeamView {
  private BeamView() {}

  static Picture of(BeamSearch search, Rows source) {
    Vocabulary written = search.vocabulary();
    List<List<BeamTree.Candidate>> steps =
        search.search(source).steps().stream()
            .map(step -> step.stream().map(candidate -> of(candidate, written)).toList())
            .toList();
    String title =
        search.width() == 1 ? "Greedy decoding" : "Beam search of width " + search.width();
    return new BeamTree(title, steps).picture();
  }

  private static BeamTree.Candidate of(BeamSearch.Candidate candidate, Vocabulary written) {
    return new BeamTree.Candidate(
        written.symbol(candidate.symbol()),
        candidate.parent(),
        candidate.logProbability(),
        candidate.fate());
  }
}
