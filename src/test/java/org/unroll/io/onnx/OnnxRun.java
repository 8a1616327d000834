package org.unroll.io.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.unroll.cell.State;
import org.unroll.layer.Layer;
import org.unroll.matrix.Matrix;
import org.unroll.matrix.OneHot;
import org.unroll.matrix.Packing;
import org.unroll.matrix.Rows;
import org.unroll.network.Network;
import org.unroll.network.NetworkState;

/** An exported file in ONNX Runtime. */
final class OnnxRun implements AutoCloseable {
  private static final float NOISE = 123;

  private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
  private final OrtSession session;

  OnnxRun(Path file) throws OrtException {
    session = environment.createSession(file.toString());
  }

  Set<String> outputNames() {
    return session.getOutputNames();
  }

  /** y, of three or two dimensions, and the final states in the order of the layers. */
  record Result(Object y, List<Matrix> states) {
    double y(int t, int b, int c) {
      return y instanceof float[][][] steps ? steps[t][b][c] : ((float[][]) y)[b][c];
    }
  }

  /** Pads a packed batch with noise, runs it, and reads everything that comes out. */
  Result run(Network network, Packing packing, Rows x, NetworkState state) throws OrtException {
    boolean hasTime = session.getInputNames().contains("sequence_lens");
    if (!hasTime) {
      return rowByRow(packing, x);
    }
    Map<String, OnnxTensor> inputs = new HashMap<>();
    int[] lengths = new int[packing.sequences()];
    for (int b = 0; b < lengths.length; b++) {
      lengths[b] = packing.length(b);
    }
    inputs.put(
        "sequence_lens",
        OnnxTensor.createTensor(environment, IntBuffer.wrap(lengths), new long[] {lengths.length}));
    inputs.put("x", padded(packing, x));
    if (session.getInputNames().contains("begins")) {
      boolean[] begins = new boolean[lengths.length];
      for (int b = 0; b < begins.length; b++) {
        begins[b] = state.begins().get(b);
      }
      inputs.put("begins", OnnxTensor.createTensor(environment, begins));
    }
    List<String> stateNames = new ArrayList<>();
    putStates(network, state, inputs, stateNames);
    try (OrtSession.Result result = session.run(inputs)) {
      List<Matrix> states = new ArrayList<>();
      for (String name : stateNames) {
        String[] parts = name.split("/");
        float[][][] value = (float[][][]) result.get(parts[0]).orElseThrow().getValue();
        states.add(matrix(value[Integer.parseInt(parts[1])]));
      }
      return new Result(result.get("y").orElseThrow().getValue(), states);
    }
  }

  /** The first states of a decoder; what the encoder does not give begins as zeros. */
  Map<String, OnnxTensor> encode(Network encoder, Packing packing, Rows x) throws OrtException {
    Map<String, OnnxTensor> inputs = new HashMap<>();
    boolean hasTime = session.getInputNames().contains("sequence_lens");
    inputs.put("x", hasTime ? padded(packing, x) : flattened(padded(packing, x), x));
    if (hasTime) {
      inputs.put(
          "sequence_lens", OnnxTensor.createTensor(environment, new int[] {packing.length(0)}));
    }
    if (session.getInputNames().contains("begins")) {
      inputs.put("begins", OnnxTensor.createTensor(environment, new boolean[] {true}));
    }
    putStates(encoder, NetworkState.zero(encoder, 1), inputs, new ArrayList<>());
    OrtSession.Result result = session.run(inputs);
    Map<String, OnnxTensor> states = new HashMap<>();
    result.forEach(
        entry ->
            states.put(
                entry.getKey().replaceFirst("decoder\\.", ""), (OnnxTensor) entry.getValue()));
    return states;
  }

  /** One step of a decoder: y, and the states after it instead of those before. */
  float[] step(int symbol, Map<String, OnnxTensor> states) throws OrtException {
    Map<String, OnnxTensor> inputs = new HashMap<>(states);
    inputs.put("x", OnnxTensor.createTensor(environment, new long[] {symbol}));
    for (String name : session.getInputNames()) {
      if (!inputs.containsKey(name)) {
        long[] shape = ((TensorInfo) session.getInputInfo().get(name).getInfo()).getShape();
        inputs.put(name, OnnxTensor.createTensor(environment, new float[1][1][(int) shape[2]]));
      }
    }
    OrtSession.Result result = session.run(inputs);
    for (String name : session.getOutputNames()) {
      if (!name.equals("y")) {
        states.put(
            name.substring(0, name.length() - 1) + "0",
            (OnnxTensor) result.get(name).orElseThrow());
      }
    }
    return ((float[][]) result.get("y").orElseThrow().getValue())[0];
  }

  /** A network without time reads all rows of all steps as one batch. */
  private Result rowByRow(Packing packing, Rows x) throws OrtException {
    Packing rows = Packing.even(x.rows(), 1);
    try (OrtSession.Result result = session.run(Map.of("x", flattened(padded(rows, x), x)))) {
      float[][] y = (float[][]) result.get("y").orElseThrow().getValue();
      float[][][] steps = new float[packing.steps()][packing.sequences()][];
      for (int t = 0; t < packing.steps(); t++) {
        for (int b = 0; b < packing.rowsAt(t); b++) {
          steps[t][b] = y[packing.row(b, t)];
        }
      }
      return new Result(steps, List.of());
    }
  }

  private OnnxTensor flattened(OnnxTensor oneStep, Rows x) throws OrtException {
    return x instanceof OneHot
        ? OnnxTensor.createTensor(environment, oneStep.getLongBuffer(), new long[] {x.rows()})
        : OnnxTensor.createTensor(
            environment, oneStep.getFloatBuffer(), new long[] {x.rows(), x.columns()});
  }

  private OnnxTensor padded(Packing packing, Rows x) throws OrtException {
    int T = packing.steps();
    int B = packing.sequences();
    if (x instanceof OneHot symbols) {
      LongBuffer ids = LongBuffer.allocate(T * B);
      for (int t = 0; t < T; t++) {
        for (int b = 0; b < packing.rowsAt(t); b++) {
          ids.put(t * B + b, symbols.id(packing.row(b, t)));
        }
      }
      return OnnxTensor.createTensor(environment, ids, new long[] {T, B});
    }
    Matrix numbers = (Matrix) x;
    int D = numbers.columns();
    float[] all = new float[T * B * D];
    java.util.Arrays.fill(all, NOISE);
    for (int t = 0; t < T; t++) {
      for (int b = 0; b < packing.rowsAt(t); b++) {
        for (int d = 0; d < D; d++) {
          all[(t * B + b) * D + d] = (float) numbers.get(packing.row(b, t), d);
        }
      }
    }
    return OnnxTensor.createTensor(environment, FloatBuffer.wrap(all), new long[] {T, B, D});
  }

  /** The parts of one layer's states lie direction after direction in one tensor. */
  private void putStates(
      Network network, NetworkState state, Map<String, OnnxTensor> inputs, List<String> names)
      throws OrtException {
    int next = 0;
    for (Layer layer : network.layers()) {
      int directions = layer.zeroStates(1).size();
      List<State<?>> own = state.states().subList(next, next + directions);
      next += directions;
      if (directions > 0) {
        int parts = own.get(0).parts().size();
        for (int p = 0; p < parts; p++) {
          int part = p;
          List<Matrix> matrices = own.stream().<Matrix>map(s -> s.parts().get(part)).toList();
          inputs.put(layer.name() + "." + "hc".charAt(p) + "0", stacked(matrices));
        }
        for (int d = 0; d < directions; d++) {
          for (int p = 0; p < parts; p++) {
            names.add(layer.name() + "." + "hc".charAt(p) + "n/" + d);
          }
        }
      }
    }
  }

  private OnnxTensor stacked(List<Matrix> directions) throws OrtException {
    int B = directions.get(0).rows();
    int H = directions.get(0).columns();
    float[][][] numbers = new float[directions.size()][B][H];
    for (int d = 0; d < directions.size(); d++) {
      for (int b = 0; b < B; b++) {
        for (int h = 0; h < H; h++) {
          numbers[d][b][h] = (float) directions.get(d).get(b, h);
        }
      }
    }
    return OnnxTensor.createTensor(environment, numbers);
  }

  private static Matrix matrix(float[][] rows) {
    double[][] numbers = new double[rows.length][];
    for (int r = 0; r < rows.length; r++) {
      numbers[r] = new double[rows[r].length];
      for (int c = 0; c < numbers[r].length; c++) {
        numbers[r][c] = rows[r][c];
      }
    }
    return Matrix.of(numbers);
  }

  @Override
  public void close() throws OrtException {
    session.close();
  }
}
