package org.unroll.cell;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.unroll.inspect.CellCheck;

/** What every cell must obey: to be inherited by the test of each. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class CellLaws {

  /**
   * The cells on trial. A hidden size must differ from 3, the number of inputs, and 4, that of
   * sequences.
   */
  abstract List<Named<CellMaker>> cells();

  @ParameterizedTest
  @MethodSource("cells")
  final void everyLawHolds(CellMaker maker) {
    CellCheck check = CellCheck.of(maker);
    assertTrue(check.holds(), check::toString);
  }
}
