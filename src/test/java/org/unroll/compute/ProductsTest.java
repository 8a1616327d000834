package org.unroll.compute;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProductsTest {

  @ParameterizedTest
  @CsvSource({"0,0", "1,1", "400,400", "448,448", "449,225", "896,448", "897,299", "3200,400"})
  void rowsAreSummedInEvenBlocksOf448AtMost(int rows, int summed) {
    assertEquals(summed, Products.rowsSummed(rows));
  }
}
