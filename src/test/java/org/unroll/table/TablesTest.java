package org.unroll.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.unroll.data.Examples;
import org.unroll.data.Targets;
import org.unroll.data.Vocabulary;
import org.unroll.matrix.Matrix;
import org.unroll.train.Confusion;
import org.unroll.train.History;
import tech.tablesaw.api.Table;

class TablesTest {
  private static final String FRAMES =
      """
      utterance,digit,who,a,b
      7,3,x,1,10
      7,3,x,2,20
      4,one,y,3,30
      7,3,x,4,40
      9,3,y,5,50
      """;

  private static Table table(String csv) {
    Table table = Table.read().csv(csv, "frames");
    return table;
  }

  @Test
  void aHistoryIsARowForEachUpdateAndEachEpoch() {
    History history =
        History.of(
            List.of(new History.Update(1, 1, 2.5, 0.1, 7), new History.Update(2, 2, 1.5, 0.05, 6)),
            List.of(
                new History.Epoch(1, 2.5, OptionalDouble.of(3)),
                new History.Epoch(2, 1.5, OptionalDouble.empty())));
    Table updates = Tables.of(history);
    assertEquals(
        List.of("update", "epoch", "loss", "rate", "gradient norm"), updates.columnNames());
    assertEquals(0.05, updates.doubleColumn("rate").getDouble(1));
    Table epochs = Tables.epochs(history);
    assertEquals(3, epochs.doubleColumn("validation loss").getDouble(0));
    assertTrue(epochs.doubleColumn("validation loss").isMissing(1));
  }

  @Test
  void aConfusionMatrixHasARowForEachTruth() {
    Confusion confusion = new Confusion(2);
    confusion.add(0, 1);
    confusion.add(0, 1);
    confusion.add(1, 1);
    Table table = Tables.of(confusion, List.of("no", "yes"));
    assertEquals(2, table.intColumn("yes").getInt(0));
    assertEquals(0, table.intColumn("no").getInt(1));
  }

  @Test
  void rowsOfOneGroupAreTheStepsOfOneSequence() {
    TableData.Grouped grouped = TableData.grouped(table(FRAMES), "utterance", List.of("a", "b"));
    assertEquals(List.of(3, 1, 1), grouped.sequences().stream().map(Matrix::rows).toList());
    assertEquals(40, grouped.sequences().get(0).get(2, 1));
    assertEquals(List.of("x", "y", "y"), grouped.values("who"));
    Vocabulary classes = grouped.classes("digit");
    assertEquals(List.of("3", "one"), classes.symbols());
    Examples examples = grouped.labelled("digit", classes);
    assertEquals(1, ((Targets.Classes) examples.list().get(1).targets()).id(0));
    assertEquals(5, TableData.rows(grouped.sequences()).rows());
  }

  @Test
  void whatIsNotThereOrNoNumberIsRefused() {
    Table table = table(FRAMES);
    refused(table, "c", "there is no column c. There are: utterance, digit, who, a, b.");
    refused(table, "who", "the column who holds STRING, not numbers.");
    refused(table("a,b\n1,2\n,3\n"), "a", "the column a has no value in row 1");
  }

  private static void refused(Table table, String column, String why) {
    String message =
        assertThrows(
                IllegalArgumentException.class, () -> TableData.numbers(table, List.of(column)))
            .getMessage();
    assertTrue(message.contains(why), message);
  }
}
