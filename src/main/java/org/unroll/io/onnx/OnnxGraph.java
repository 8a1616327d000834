package org.unroll.io.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;
import org.tribuo.util.onnx.ONNXContext;
import org.tribuo.util.onnx.ONNXOperator;
import org.unroll.matrix.Matrix;

/** A graph that is being built. A value is known by its name. */
final class OnnxGraph {
  /** The first version of the format that knows opset 17. */
  private static final long IR_VERSION = 8;

  private final GraphProto.Builder graph = GraphProto.newBuilder();
  private final ONNXContext context = new ONNXContext();
  private int values;

  OnnxGraph(String name) {
    graph.setName(name);
  }

  /**
   * An input of the graph; a size is a number, or the name of one that may differ from run to run.
   */
  String input(String name, DataType type, Object... sizes) {
    graph.addInput(value(name, type, sizes));
    return name;
  }

  /** Makes a value an output of the graph under that name. */
  void output(String name, String value, Object... sizes) {
    append(org.tribuo.util.onnx.ONNXOperators.IDENTITY, List.of(value), List.of(name), Map.of());
    graph.addOutput(value(name, DataType.FLOAT, sizes));
  }

  private static ValueInfoProto value(String name, DataType type, Object... sizes) {
    TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
    for (Object size : sizes) {
      if (size instanceof Integer number) {
        shape.addDimBuilder().setDimValue(number);
      } else {
        shape.addDimBuilder().setDimParam((String) size);
      }
    }
    TypeProto.Tensor tensor =
        TypeProto.Tensor.newBuilder().setElemType(type.getNumber()).setShape(shape).build();
    return ValueInfoProto.newBuilder()
        .setName(name)
        .setType(TypeProto.newBuilder().setTensorType(tensor))
        .build();
  }

  /** A weight in float32, the rows of its parts one after the other; {@code sizes} is its shape. */
  String weight(String name, List<Matrix> parts, int... sizes) {
    int count = parts.stream().mapToInt(m -> m.rows() * m.columns()).sum();
    ByteBuffer bytes =
        ByteBuffer.allocate(Math.multiplyExact(count, Float.BYTES)).order(ByteOrder.LITTLE_ENDIAN);
    for (Matrix m : parts) {
      for (int r = 0; r < m.rows(); r++) {
        for (int c = 0; c < m.columns(); c++) {
          bytes.putFloat((float) m.get(r, c));
        }
      }
    }
    return constant(name, DataType.FLOAT, bytes.flip(), sizes);
  }

  /** Whole numbers, in one dimension. */
  String numbers(long... numbers) {
    ByteBuffer bytes =
        ByteBuffer.allocate(numbers.length * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (long number : numbers) {
      bytes.putLong(number);
    }
    return constant(newName("constant"), DataType.INT64, bytes.flip(), numbers.length);
  }

  private String constant(String name, DataType type, ByteBuffer bytes, int... sizes) {
    TensorProto.Builder tensor =
        TensorProto.newBuilder()
            .setName(name)
            .setDataType(type.getNumber())
            .setRawData(ByteString.copyFrom(bytes));
    for (int size : sizes) {
      tensor.addDims(size);
    }
    graph.addInitializer(tensor);
    return name;
  }

  /** The only output of a new node. */
  String node(ONNXOperator operator, Map<String, Object> attributes, String... inputs) {
    return nodes(operator, 1, attributes, inputs).get(0);
  }

  /** The first outputs of a new node; an input that is left out is an empty name. */
  List<String> nodes(
      ONNXOperator operator, int outputs, Map<String, Object> attributes, String... inputs) {
    List<String> names =
        java.util.stream.IntStream.range(0, outputs)
            .mapToObj(k -> newName(operator.getOpName()))
            .toList();
    append(operator, List.of(inputs), names, attributes);
    return names;
  }

  private void append(
      ONNXOperator operator,
      List<String> inputs,
      List<String> outputs,
      Map<String, Object> attributes) {
    graph.addNode(
        operator.build(
            context, inputs.toArray(String[]::new), outputs.toArray(String[]::new), attributes));
  }

  private String newName(String kind) {
    return kind + "#" + values++;
  }

  ModelProto model() {
    return ModelProto.newBuilder()
        .setIrVersion(IR_VERSION)
        .setProducerName("unroll")
        .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("").setVersion(Operator.OPSET))
        .setGraph(graph)
        .build();
  }
}
