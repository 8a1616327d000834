package org.unroll.notebook;

import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.kernel.display.Renderer;
import io.github.spencerpark.jupyter.kernel.display.mime.MIMEType;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.unroll.cell.Cell;
import org.unroll.cell.Step;
import org.unroll.data.Corpus;
import org.unroll.data.Dataset;
import org.unroll.data.Vocabulary;
import org.unroll.display.Equation;
import org.unroll.display.HtmlTable;
import org.unroll.display.Slider;
import org.unroll.display.chart.ConfusionMatrix;
import org.unroll.display.svg.Picture;
import org.unroll.inspect.BackwardPass;
import org.unroll.inspect.Contributions;
import org.unroll.inspect.GradientCheck;
import org.unroll.inspect.GradientFlow;
import org.unroll.inspect.Jacobian;
import org.unroll.inspect.LossToState;
import org.unroll.inspect.Saliency;
import org.unroll.layer.Layer;
import org.unroll.layer.Unrolled;
import org.unroll.matrix.Matrix;
import org.unroll.network.EncoderDecoder;
import org.unroll.network.Network;
import org.unroll.network.NetworkSummary;
import org.unroll.network.Stepper;
import org.unroll.network.UnrolledNetwork;
import org.unroll.network.UnrolledPair;
import org.unroll.param.Gradients;
import org.unroll.param.Parameters;
import org.unroll.train.Confusion;
import org.unroll.train.Evaluation;
import org.unroll.train.History;
import tech.tablesaw.api.Table;

/**
 * How values are shown in a notebook: a picture as vector, pixels and words, a table as HTML and
 * words, or words.
 */
final class Displays {
  private static final MIMEType SVG = MIMEType.IMAGE_SVG;
  private static final MIMEType PNG = MIMEType.IMAGE_PNG;

  private static final List<Class<?>> SHOWN =
      List.of(
          Picture.class,
          Network.class,
          EncoderDecoder.class,
          NetworkSummary.class,
          UnrolledNetwork.class,
          UnrolledPair.class,
          Unrolled.class,
          Stepper.class,
          Step.class,
          Layer.class,
          Cell.class,
          Parameters.class,
          Gradients.class,
          Matrix.class,
          History.class,
          Evaluation.class,
          GradientCheck.class,
          BackwardPass.class,
          GradientFlow.class,
          LossToState.class,
          Jacobian.class,
          Contributions.class,
          Saliency.class,
          Confusion.class,
          Equation.class,
          HtmlTable.class,
          Slider.class,
          Table.class,
          ConfusionMatrix.class,
          Vocabulary.class,
          Corpus.class,
          Dataset.class);

  private Displays() {}

  /** Tells {@code renderer} about every kind of value. */
  static void register(Renderer renderer) {
    SHOWN.forEach(type -> register(renderer, type));
  }

  private static <T> void register(Renderer renderer, Class<T> type) {
    renderer
        .createRegistration(type)
        .preferring(SVG, PNG, MIMEType.TEXT_HTML, MIMEType.TEXT_LATEX, MIMEType.TEXT_PLAIN)
        .register((value, context) -> context.getOutputContainer().assign(of(value)));
  }

  /** All forms of a value. */
  static DisplayData of(Object value) {
    DisplayData data = new DisplayData();
    Optional<Picture> picture = Drawings.of(value);
    Optional<HtmlTable> table = Tables.of(value);
    data.putText(
        picture
            .map(Picture::text)
            .or(() -> table.map(HtmlTable::text))
            .orElse(String.valueOf(value)));
    if (value instanceof Equation equation) {
      data.putText(equation.text());
      data.putLatex(equation.display());
    }
    if (value instanceof Slider slider) {
      data.putText(slider.text());
      data.putHTML(slider.html());
    }
    table.map(HtmlTable::html).ifPresent(data::putHTML);
    picture.ifPresent(
        drawn -> {
          data.putData(SVG, drawn.svg());
          drawn.png().ifPresent(png -> data.putData(PNG, Base64.getEncoder().encodeToString(png)));
        });
    return data;
  }
}
