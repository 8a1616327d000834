package org.unroll.notebook;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.unroll.cell.Cell;
import org.unroll.cell.Step;
import org.unroll.display.Pictures;
import org.unroll.display.chart.ConfusionMatrix;
import org.unroll.display.svg.Picture;
import org.unroll.inspect.BackwardPass;
import org.unroll.inspect.Contributions;
import org.unroll.inspect.GradientFlow;
import org.unroll.inspect.Jacobian;
import org.unroll.inspect.LossToState;
import org.unroll.inspect.Saliency;
import org.unroll.layer.Recurrent;
import org.unroll.layer.Unrolled;
import org.unroll.matrix.Matrix;
import org.unroll.network.EncoderDecoder;
import org.unroll.network.Network;
import org.unroll.network.Stepper;
import org.unroll.network.UnrolledNetwork;
import org.unroll.network.UnrolledPair;
import org.unroll.train.Confusion;
import org.unroll.train.History;

/** Which picture a value shows by itself. */
final class Drawings {
  private static final Map<Class<?>, Function<Object, Picture>> BY_TYPE = new LinkedHashMap<>();

  static {
    add(Picture.class, picture -> picture);
    add(Network.class, Pictures::of);
    add(EncoderDecoder.class, Pictures::of);
    add(UnrolledNetwork.class, Pictures::of);
    add(UnrolledPair.class, Pictures::of);
    add(Unrolled.class, Pictures::of);
    add(Stepper.class, Pictures::of);
    add(Cell.class, Pictures::of);
    add(Recurrent.class, layer -> Pictures.of(layer.cell()));
    add(Step.class, Pictures::of);
    add(Matrix.class, Pictures::of);
    add(History.class, Pictures::of);
    add(ConfusionMatrix.class, ConfusionMatrix::picture);
    add(BackwardPass.class, Pictures::of);
    add(GradientFlow.class, Pictures::of);
    add(LossToState.class, Pictures::of);
    add(Jacobian.class, Pictures::of);
    add(Contributions.class, Pictures::of);
    add(Saliency.class, Pictures::of);
    add(Confusion.class, Pictures::of);
  }

  private Drawings() {}

  private static <T> void add(Class<T> type, Function<T, Picture> draw) {
    BY_TYPE.put(type, value -> draw.apply(type.cast(value)));
  }

  /** The picture of a value; empty if it has none, or holds nothing yet that could be drawn. */
  static Optional<Picture> of(Object value) {
    return BY_TYPE.entrySet().stream()
        .filter(drawing -> drawing.getKey().isInstance(value) && !isEmpty(value))
        .findFirst()
        .map(drawing -> drawing.getValue().apply(value));
  }

  private static boolean isEmpty(Object value) {
    return value instanceof History history && history.updates().isEmpty()
        || value instanceof Confusion confusion && confusion.total() == 0
        || value instanceof Matrix matrix && (matrix.rows() == 0 || matrix.columns() == 0)
        || value instanceof UnrolledNetwork run && run.inputs() == null
        || value instanceof UnrolledPair pair
            && (pair.decoder().inputs() == null || pair.decoder().packing().sequences() > 1)
        || value instanceof Unrolled<?> layer && layer.inputs() == null
        || value instanceof Stepper stepper
            && (stepper.unrolled().isEmpty() || stepper.unrolled().get(0).inputs() == null);
  }
}
