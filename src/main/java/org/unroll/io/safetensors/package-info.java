/**
 * The safetensors format: an 8-byte length, a JSON header that names tensors, their types, shapes
 * and places, then their numbers. What is read is distrusted: no length is believed before it is
 * checked against the file.
 */
package org.unroll.io.safetensors;
