package org.unroll.cell;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.unroll.inspect.CellCheck;

/** What every cell must obey: to be inherited by the test of each. */
abstract class CellLaws {

  /**
   * The cells on trial and their names. A hidden size must differ from 3, the number of inputs, and
   * 4, that of sequences.
   */
  abstract Map<String, CellMaker> cells();

  @TestFactory
  final Stream<DynamicContainer> everyLawHolds() {
    return cells().entrySet().stream()
        .map(cell -> dynamicContainer(cell.getKey(), laws(cell.getValue())));
  }

  private static Stream<DynamicTest> laws(CellMaker maker) {
    return CellCheck.of(maker).verdicts().stream()
        .map(
            verdict ->
                dynamicTest(verdict.law(), () -> assertTrue(verdict.holds(), verdict::toString)));
  }
}
