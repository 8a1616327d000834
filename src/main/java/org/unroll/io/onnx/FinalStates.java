package org.unroll.io.onnx;

import java.util.Map;

/**
 * What a recurrent layer ends with: for each part of its state, such as h, the value [directions x
 * B x H].
 */
record FinalStates(String layer, int directions, int hiddenSize, Map<String, String> values) {}
