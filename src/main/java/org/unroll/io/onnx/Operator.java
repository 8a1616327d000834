package org.unroll.io.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tribuo.util.onnx.ONNXAttribute;
import org.tribuo.util.onnx.ONNXOperator;

/** The operators of ONNX that Tribuo's list lacks. */
enum Operator implements ONNXOperator {
  RNN(
      "RNN",
      3,
      3,
      2,
      recurrent(
          optional("activations", AttributeType.STRINGS),
          optional("activation_alpha", AttributeType.FLOATS),
          optional("activation_beta", AttributeType.FLOATS))),
  LSTM("LSTM", 3, 5, 3, recurrent()),
  GRU("GRU", 3, 3, 2, recurrent(optional("linear_before_reset", AttributeType.INT))),
  GATHER_ND("GatherND", 2, 0, 1, optional("batch_dims", AttributeType.INT)),
  MATMUL("MatMul", 2, 0, 1),
  ONE_HOT("OneHot", 3, 0, 1),
  RELU("Relu", 1, 0, 1),
  RESHAPE("Reshape", 2, 0, 1),
  SQUEEZE("Squeeze", 2, 0, 1),
  TANH("Tanh", 1, 0, 1),
  TRANSPOSE("Transpose", 1, 0, 1, optional("perm", AttributeType.INTS));

  /** Opset 17 is the first in which every form used here is the present one. */
  static final int OPSET = 17;

  private final String opName;
  private final int inputs;
  private final int optionalInputs;
  private final int outputs;
  private final Map<String, ONNXAttribute> attributes;

  Operator(
      String opName, int inputs, int optionalInputs, int outputs, ONNXAttribute... attributes) {
    this.opName = opName;
    this.inputs = inputs;
    this.optionalInputs = optionalInputs;
    this.outputs = outputs;
    this.attributes =
        Arrays.stream(attributes)
            .collect(Collectors.toUnmodifiableMap(ONNXAttribute::getName, Function.identity()));
  }

  private static ONNXAttribute optional(String name, AttributeType type) {
    return new ONNXAttribute(name, type, false);
  }

  private static ONNXAttribute[] recurrent(ONNXAttribute... own) {
    Stream<ONNXAttribute> shared =
        Stream.of(
            new ONNXAttribute("hidden_size", AttributeType.INT, true),
            optional("direction", AttributeType.STRING));
    return Stream.concat(shared, Arrays.stream(own)).toArray(ONNXAttribute[]::new);
  }

  @Override
  public String getOpName() {
    return opName;
  }

  @Override
  public int getNumInputs() {
    return inputs;
  }

  @Override
  public int getNumOptionalInputs() {
    return optionalInputs;
  }

  @Override
  public int getNumOutputs() {
    return outputs;
  }

  @Override
  public Map<String, ONNXAttribute> getAttributes() {
    return attributes;
  }

  @Override
  public Set<String> getMandatoryAttributeNames() {
    return attributes.values().stream()
        .filter(ONNXAttribute::isMandatory)
        .map(ONNXAttribute::getName)
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public int getOpVersion() {
    return OPSET;
  }

  @Override
  public String getOpDomain() {
    return "";
  }
}
