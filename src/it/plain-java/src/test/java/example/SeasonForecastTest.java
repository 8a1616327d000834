package example;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.unroll.network.Network;
import org.unroll.network.Predictor;

class SeasonForecastTest {
  private static final boolean VECTOR = Boolean.getBoolean("vector");
  private static final Path TARGET = Path.of("target");

  private static Path file(boolean vector) {
    return TARGET.resolve(vector ? "with-vector.safetensors" : "without-vector.safetensors");
  }

  @Test
  void theVectorModuleIsThereWhenAskedFor() {
    assertEquals(VECTOR, ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent());
  }

  @Test
  void whatWasTrainedIsForecastFromTheFile() throws Exception {
    Network trained = SeasonForecast.train(20);
    trained.save(file(VECTOR));
    Predictor predictor = new Predictor(Network.open(file(VECTOR)));
    for (int start = 1000; start < 1100; start++) {
      double forecast = SeasonForecast.forecast(predictor, SeasonForecast.window(start));
      assertEquals(trained.predict(SeasonForecast.window(start)).get(0, 0), forecast);
      assertEquals(SeasonForecast.value(start + 24), forecast, 0.15);
    }
    if (VECTOR) {
      assertEquals(-1, Files.mismatch(file(false), file(true)), "other bits than without vectors");
    }
  }

  @Test
  void manyThreadsAreServedTheSame() {
    Predictor predictor = new Predictor(SeasonForecast.train(1));
    double[] one =
        IntStream.range(0, 400)
            .mapToDouble(k -> SeasonForecast.forecast(predictor, SeasonForecast.window(k)))
            .toArray();
    double[] many =
        IntStream.range(0, 400)
            .parallel()
            .mapToDouble(k -> SeasonForecast.forecast(predictor, SeasonForecast.window(k)))
            .toArray();
    assertTrue(Arrays.equals(one, many));
  }

  @Test
  void theProgramRuns() throws Exception {
    SeasonForecast.main(new String[] {TARGET.resolve("main.safetensors").toString()});
  }

  @Test
  void aDamagedFileIsSaidToBeOne() throws Exception {
    Path damaged = TARGET.resolve("damaged.safetensors");
    Files.write(damaged, new byte[] {1, 2, 3});
    Exception e = assertThrows(java.io.IOException.class, () -> Network.open(damaged));
    assertTrue(e.getMessage().contains("damaged.safetensors"), e.getMessage());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tech.tablesaw.api.Table",
        "io.github.spencerpark.jupyter.kernel.BaseKernel",
        "org.zeromq.ZContext",
        "org.knowm.xchart.XYChart",
        "com.github.weisj.jsvg.SVGDocument",
        "org.tribuo.util.onnx.ONNXContext",
        "org.unroll.kernel.Main",
        "picocli.CommandLine"
      })
  void nothingOfTheNotebookIsOnTheClassPath(String className) {
    assertThrows(ClassNotFoundException.class, () -> Class.forName(className));
  }

  @Test
  void theLibraryBringsCommonsMathAndGsonOnly() {
    List<String> jars =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .map(path -> Path.of(path).getFileName().toString())
            .filter(name -> name.endsWith(".jar"))
            .filter(name -> !name.matches("(junit|opentest4j|apiguardian|surefire).*"))
            .map(name -> name.replaceFirst("-\\d.*", ""))
            .sorted()
            .toList();
    assertEquals(List.of("commons-math3", "error_prone_annotations", "gson", "unroll"), jars);
  }
}
