/**
 * Networks as ONNX files, for any ONNX runtime. Needs {@code org.tribuo:tribuo-util-onnx} on the
 * class path, which has the format's messages.
 */
package org.unroll.io.onnx;
