package org.unroll.table;

import static org.unroll.matrix.Checks.require;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.unroll.data.Example;
import org.unroll.data.Examples;
import org.unroll.data.Targets;
import org.unroll.data.Vocabulary;
import org.unroll.matrix.Matrix;
import org.unroll.matrix.Precision;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** Numbers and sequences out of tables. */
public final class TableData {
  private TableData() {}

  /**
   * Columns of numbers as a matrix [rows x columns], in float64.
   *
   * @throws IllegalArgumentException if a column is not there, holds no numbers, or has a missing
   *     value
   */
  public static Matrix numbers(Table table, List<String> columns) {
    require(!columns.isEmpty(), "TableData: no columns are named. Give at least one.");
    Matrix numbers = Matrix.zeros(Precision.FLOAT64, table.rowCount(), columns.size());
    for (int c = 0; c < columns.size(); c++) {
      NumericColumn<?> column = numeric(table, columns.get(c));
      for (int r = 0; r < table.rowCount(); r++) {
        require(
            !column.isMissing(r),
            "%s: the column %s has no value in row %d. Fill it, or drop the row.",
            table.name(),
            column.name(),
            r);
        numbers.set(r, c, column.getDouble(r));
      }
    }
    return numbers;
  }

  private static NumericColumn<?> numeric(Table table, String name) {
    Column<?> column = column(table, name);
    require(
        column instanceof NumericColumn,
        "%s: the column %s holds %s, not numbers.",
        table.name(),
        name,
        column.type());
    return (NumericColumn<?>) column;
  }

  private static Column<?> column(Table table, String name) {
    require(
        table.containsColumn(name),
        "%s: there is no column %s. There are: %s.",
        table.name(),
        name,
        String.join(", ", table.columnNames()));
    return table.column(name);
  }

  /**
   * Sequences of different lengths out of rows: those of one group, in their order, are the steps
   * of one sequence.
   *
   * @param sequences x [T x D] for each group, in order of the groups' first rows
   * @param firstRows for each sequence its first row in the table, where its label stands
   */
  public record Grouped(Table table, List<Matrix> sequences, List<Integer> firstRows) {

    /** What a column says in the first row of each sequence, such as who spoke. */
    public List<String> values(String column) {
      Column<?> values = column(table, column);
      return firstRows.stream().map(values::getString).toList();
    }

    /** The labels in a column, sorted: the classes in their order. */
    public Vocabulary classes(String column) {
      return Vocabulary.of(new ArrayList<>(new TreeSet<>(values(column))));
    }

    /**
     * One class for each sequence: the number of its label in {@code column} among {@code classes}.
     */
    public Examples labelled(String column, Vocabulary classes) {
      List<String> labels = values(column);
      List<Example> list = new ArrayList<>();
      for (int k = 0; k < sequences.size(); k++) {
        list.add(new Example(sequences.get(k), new Targets.Classes(classes.id(labels.get(k)))));
      }
      return new Examples(list);
    }

    /** The same with each sequence mapped, such as by a scaler fitted on some of them. */
    public Grouped map(java.util.function.UnaryOperator<Matrix> f) {
      return new Grouped(table, sequences.stream().map(f).toList(), firstRows);
    }
  }

  /**
   * The rows of a table as sequences, one for each value of {@code group}, each step the numbers of
   * {@code columns}.
   *
   * @throws IllegalArgumentException if the table is empty, or a column is as {@link #numbers} does
   *     not take it
   */
  public static Grouped grouped(Table table, String group, List<String> columns) {
    require(table.rowCount() > 0, "%s: the table has no rows.", table.name());
    Matrix numbers = numbers(table, columns);
    Column<?> groups = column(table, group);
    Map<String, List<Integer>> rows = new LinkedHashMap<>();
    for (int r = 0; r < table.rowCount(); r++) {
      rows.computeIfAbsent(groups.getString(r), name -> new ArrayList<>()).add(r);
    }
    List<Matrix> sequences =
        rows.values().stream()
            .map(list -> numbers.pick(list.stream().mapToInt(r -> r).toArray()))
            .toList();
    return new Grouped(table, sequences, rows.values().stream().map(list -> list.get(0)).toList());
  }

  /** The rows of all sequences, one after the other: what a scaler is fitted on. */
  public static Matrix rows(List<Matrix> sequences) {
    Matrix first = sequences.get(0);
    int count = sequences.stream().mapToInt(Matrix::rows).sum();
    Matrix all = Matrix.zeros(first.precision(), count, first.columns());
    int at = 0;
    for (Matrix sequence : sequences) {
      all.rows(at, at + sequence.rows()).set(sequence);
      at += sequence.rows();
    }
    return all;
  }
}
