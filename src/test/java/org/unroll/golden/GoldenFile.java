package org.unroll.golden;

import static org.unroll.matrix.Checks.require;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** One file of golden vectors, read by field. */
record GoldenFile(String name, JsonObject json) {
  private static final Gson GSON = new Gson();

  static GoldenFile read(Path file) {
    try {
      return new GoldenFile(
          file.getFileName().toString(),
          JsonParser.parseString(Files.readString(file)).getAsJsonObject());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private JsonElement field(String field) {
    require(has(field), "%s has no field %s.", name, field);
    return json.get(field);
  }

  boolean has(String field) {
    return json.has(field) && !json.get(field).isJsonNull();
  }

  GoldenFile object(String field) {
    return new GoldenFile(name + " " + field, field(field).getAsJsonObject());
  }

  String text(String field) {
    return field(field).getAsString();
  }

  int size(String field) {
    return field(field).getAsInt();
  }

  double number(String field) {
    return field(field).getAsDouble();
  }

  boolean is(String field) {
    return field(field).getAsBoolean();
  }

  int[] integers(String field) {
    return GSON.fromJson(field(field), int[].class);
  }

  int[][] integerRows(String field) {
    return GSON.fromJson(field(field), int[][].class);
  }

  double[] vector(String field) {
    return GSON.fromJson(field(field), double[].class);
  }

  double[][] matrix(String field) {
    return GSON.fromJson(field(field), double[][].class);
  }

  double[][][] tensor(String field) {
    return GSON.fromJson(field(field), double[][][].class);
  }

  Map<String, Double> numbers(String field) {
    Map<String, Double> numbers = new TreeMap<>();
    JsonObject object = field(field).getAsJsonObject();
    object.keySet().forEach(key -> numbers.put(key, object.get(key).getAsDouble()));
    return numbers;
  }

  @Override
  public String toString() {
    return name;
  }
}
