package org.unroll.lesson.task;

import static org.unroll.matrix.Checks.require;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.unroll.data.Example;
import org.unroll.data.Examples;
import org.unroll.data.Targets;
import org.unroll.display.chart.ImageGrid;
import org.unroll.matrix.Matrix;
import org.unroll.matrix.Precision;
import org.unroll.param.Seed;

/**
 * A small picture of one to three shapes in a row, and the sentence that describes it: what a
 * captioning network reads and writes. Colours are three numbers a pixel, so a picture is {@code 3
 * * WIDTH * HEIGHT} numbers between 0 and 1.
 */
public record ShapePicture(List<Shape> shapes) {
  /** Pixels from left to right. */
  public static final int WIDTH = 24;

  /** Pixels from top to bottom. */
  public static final int HEIGHT = 8;

  private static final int CELL = 8;
  private static final int PLACES = 3;

  /** What a shape looks like. */
  public enum Kind {
    /** Filled, round. */
    CIRCLE,
    /** Filled, four sides. */
    SQUARE,
    /** Filled, three sides, on its base. */
    TRIANGLE;

    boolean covers(double x, double y, double radius) {
      return switch (this) {
        case CIRCLE -> x * x + y * y <= radius * radius;
        case SQUARE -> Math.max(Math.abs(x), Math.abs(y)) <= 0.9 * radius;
        case TRIANGLE -> y <= radius && Math.abs(x) <= (y + radius) / 2;
      };
    }
  }

  /** Its colour. */
  public enum Colour {
    /** 1 0 0. */
    RED(1, 0, 0),
    /** 0 1 0. */
    GREEN(0, 1, 0),
    /** 0 0 1. */
    BLUE(0, 0, 1),
    /** 1 1 0. */
    YELLOW(1, 1, 0);

    private final double[] channels;

    Colour(double... channels) {
      this.channels = channels;
    }
  }

  /** Its place in the row. */
  public enum Place {
    /** The first third. */
    LEFT,
    /** The second third. */
    MIDDLE,
    /** The last third. */
    RIGHT
  }

  /** One shape: what, how coloured, how large, where. */
  public record Shape(Kind kind, Colour colour, boolean large, Place place) {
    /** Such as {@code a large red circle on the left}. */
    public String words() {
      String where = place == Place.MIDDLE ? "in the middle" : "on the " + lower(place);
      return "a " + (large ? "large " : "small ") + lower(colour) + " " + lower(kind) + " " + where;
    }

    private static String lower(Enum<?> word) {
      return word.name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /** Copies the list. */
  public ShapePicture {
    shapes = List.copyOf(shapes);
  }

  /** A picture drawn at random: one to three shapes, from left to right. */
  public static ShapePicture draw(SplittableRandom random) {
    List<Shape> shapes = new ArrayList<>();
    int chosen = 1 + random.nextInt((1 << PLACES) - 1); // which places are taken, never none
    for (Place place : Place.values()) {
      if ((chosen >> place.ordinal() & 1) == 1) {
        shapes.add(shape(place, random));
      }
    }
    return new ShapePicture(shapes);
  }

  /** A picture of one shape. */
  public static ShapePicture single(SplittableRandom random) {
    Place place = Place.values()[random.nextInt(PLACES)];
    return new ShapePicture(List.of(shape(place, random)));
  }

  private static Shape shape(Place place, SplittableRandom random) {
    return new Shape(
        Kind.values()[random.nextInt(Kind.values().length)],
        Colour.values()[random.nextInt(Colour.values().length)],
        random.nextBoolean(),
        place);
  }

  /**
   * {@code count} pictures of one shape each under noise, to be told apart by kind: x [1 x 3 WIDTH
   * HEIGHT], the class is the number of the {@link Kind}.
   *
   * @param noise as for {@link #pixels(double, SplittableRandom)}
   */
  public static Examples kinds(int count, double noise, Seed seed) {
    SplittableRandom random = seed.stream();
    List<Example> examples = new ArrayList<>();
    for (int k = 0; k < count; k++) {
      ShapePicture picture = single(random);
      int kind = picture.shapes.get(0).kind().ordinal();
      examples.add(new Example(picture.pixels(noise, random), new Targets.Classes(kind)));
    }
    return new Examples(examples);
  }

  /** {@code count} different pictures. */
  public static List<ShapePicture> draw(int count, Seed seed) {
    SplittableRandom random = seed.stream();
    return java.util.stream.Stream.generate(() -> draw(random)).distinct().limit(count).toList();
  }

  /** Such as {@code a small blue square on the left and a large red circle on the right}. */
  public String caption() {
    return shapes.stream().map(Shape::words).collect(Collectors.joining(" and "));
  }

  /** The pixels, row by row, each as red, green and blue: [1 x 3 WIDTH HEIGHT]. */
  public Matrix pixels() {
    double[] pixels = new double[3 * WIDTH * HEIGHT];
    for (Shape shape : shapes) {
      paint(shape, pixels);
    }
    return Matrix.of(Precision.FLOAT64, pixels);
  }

  /**
   * The pixels with a normally distributed error on every number.
   *
   * @param noise its standard deviation, 0 or more
   */
  public Matrix pixels(double noise, SplittableRandom random) {
    require(noise >= 0, "ShapePicture: the noise is %s but must be 0 or more.", noise);
    return pixels().map(value -> value + noise * random.nextGaussian());
  }

  /** A picture's pixels with a caption, for an {@link ImageGrid}. */
  public static ImageGrid.Image image(Matrix pixels, String caption) {
    return ImageGrid.Image.of(WIDTH, pixels.toArray()[0], caption);
  }

  private static void paint(Shape shape, double[] pixels) {
    double middle = (CELL - 1) / 2.0;
    double radius = shape.large() ? 3.6 : 2;
    for (int y = 0; y < CELL; y++) {
      for (int x = 0; x < CELL; x++) {
        if (shape.kind().covers(x - middle, y - middle, radius)) {
          int at = 3 * (y * WIDTH + shape.place().ordinal() * CELL + x);
          System.arraycopy(shape.colour().channels, 0, pixels, at, 3);
        }
      }
    }
  }
}
