package org.unroll.io;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.unroll.cell.Cell;
import org.unroll.cell.GruCell;
import org.unroll.cell.LstmCell;
import org.unroll.cell.ResetBeforeGruCell;
import org.unroll.cell.RnnCell;
import org.unroll.layer.Bidirectional;
import org.unroll.layer.Dense;
import org.unroll.layer.Embedding;
import org.unroll.layer.Layer;
import org.unroll.layer.Recurrent;
import org.unroll.matrix.Matrix;
import org.unroll.param.Parameters;

/**
 * PyTorch's names and shapes for the weights of one layer. A weight that PyTorch does not know,
 * such as one of a cell of one's own, keeps its own name.
 */
final class WeightLayout {
  private final String prefix;
  private final List<WeightPlace> places = new ArrayList<>();
  private final Set<Matrix> placed = Collections.newSetFromMap(new IdentityHashMap<>());

  private WeightLayout(String prefix) {
    this.prefix = prefix;
  }

  /**
   * The places of a layer's weights under {@code prefix}, as the recurrent layer {@code level} of a
   * stack from 0 on.
   */
  static List<WeightPlace> of(Layer layer, String prefix, int level) {
    WeightLayout layout = new WeightLayout(prefix);
    if (layer instanceof Recurrent<?> recurrent) {
      layout.cell(recurrent.cell(), "_l" + level);
    } else if (layer instanceof Bidirectional both) {
      layout.cell(both.forward().cell(), "_l" + level);
      layout.cell(both.backward().cell(), "_l" + level + "_reverse");
    } else if (layer instanceof Dense dense) {
      layout.matrix("weight", dense.parameters().get("W_hy"));
      layout.vector("bias", dense.parameters().get("b_y"));
    } else if (layer instanceof Embedding embedding) {
      layout.matrix("weight", embedding.parameters().get("E"));
    }
    layout.others(layer.parameters());
    return layout.places;
  }

  private void cell(Cell<?> cell, String suffix) {
    Parameters p = cell.parameters();
    if (cell instanceof RnnCell rnn) {
      products(p.get("W_xh"), p.get("W_hh"), suffix);
      if (rnn.hasBias()) {
        bias(p.get("b_h"), suffix);
      }
    } else if (cell instanceof LstmCell) {
      products(p.get("W_x"), p.get("W_h"), suffix);
      bias(p.get("b"), suffix);
    } else if (cell instanceof GruCell) {
      products(p.get("W_x"), p.get("W_h"), suffix);
      gruBias(p.get("b"), p.get("b_hn"), suffix);
    } else if (cell instanceof ResetBeforeGruCell) {
      products(p.get("W_x"), p.get("W_h"), suffix);
      bias(p.get("b"), suffix);
    }
  }

  private void products(Matrix input, Matrix hidden, String suffix) {
    matrix("weight_ih" + suffix, input);
    matrix("weight_hh" + suffix, hidden);
  }

  private void bias(Matrix b, String suffix) {
    place(
        new WeightPlace.SummedBias(prefix + "bias_ih" + suffix, prefix + "bias_hh" + suffix, b), b);
  }

  private void gruBias(Matrix b, Matrix b_hn, String suffix) {
    String input = prefix + "bias_ih" + suffix;
    place(new WeightPlace.GruBias(input, prefix + "bias_hh" + suffix, b, b_hn), b, b_hn);
  }

  private void matrix(String name, Matrix weight) {
    place(WeightPlace.Whole.matrix(prefix + name, weight), weight);
  }

  private void vector(String name, Matrix weight) {
    place(WeightPlace.Whole.vector(prefix + name, weight), weight);
  }

  private void place(WeightPlace place, Matrix... weights) {
    places.add(place);
    placed.addAll(List.of(weights));
  }

  private void others(Parameters parameters) {
    for (String name : parameters.weightNames()) {
      Matrix weight = parameters.get(name);
      if (!placed.contains(weight)) {
        place(
            weight.rows() == 1
                ? WeightPlace.Whole.vector(prefix + name, weight)
                : WeightPlace.Whole.matrix(prefix + name, weight),
            weight);
      }
    }
  }
}
