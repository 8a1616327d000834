package org.unroll.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.unroll.matrix.Precision;

class ScheduleTest {
  private static double at(
      Schedule schedule, int update, int updates, int epoch, double... losses) {
    List<History.Epoch> epochs = new ArrayList<>();
    for (double loss : losses) {
      epochs.add(new History.Epoch(epochs.size() + 1, 9, OptionalDouble.of(loss)));
    }
    return schedule.factor(new Schedule.Point(update, updates, epoch, epochs));
  }

  @Test
  void stepMultipliesAfterEverySoManyEpochs() {
    Schedule schedule = Schedule.step(3, 0.5);
    assertEquals(1, at(schedule, 0, 9, 3));
    assertEquals(0.5, at(schedule, 0, 9, 4));
    assertEquals(0.25, at(schedule, 0, 9, 7));
  }

  @Test
  void cosineFallsFromOneToItsEnd() {
    Schedule schedule = Schedule.cosine(0.2);
    assertEquals(1, at(schedule, 0, 10, 1));
    assertEquals(0.6, at(schedule, 5, 10, 1), 1e-15);
    assertEquals(0.2, at(schedule, 10, 10, 1), 1e-15);
  }

  @Test
  void warmUpRisesInEqualStepsAndThenFollowsTheOther() {
    Schedule schedule = Schedule.step(1, 0.1).warmUp(4);
    assertEquals(0.25, at(schedule, 0, 9, 1));
    assertEquals(1, at(schedule, 3, 9, 1));
    assertEquals(0.1, at(schedule, 4, 9, 2), 1e-15);
  }

  @Test
  void plateauMultipliesWhenTheLossHasNotFallenForSoLong() {
    Schedule schedule = Schedule.plateau(2, 0.5);
    assertEquals(1, at(schedule, 0, 9, 4, 3, 2, 2.5));
    assertEquals(0.5, at(schedule, 0, 9, 5, 3, 2, 2.5, 2));
    assertEquals(0.5, at(schedule, 0, 9, 6, 3, 2, 2.5, 2, 1));
    assertEquals(0.25, at(schedule, 0, 9, 7, 3, 2, 2.5, 2, 2.1, Double.NaN));
  }

  @Test
  void theHistoryHoldsTheScheduledRates() {
    History history =
        new Trainer(Trials.lstm(Precision.FLOAT32))
            .optimizer(new Adam(0.1))
            .schedule(Schedule.step(1, 0.5))
            .epochs(3)
            .train(Trials.everyStep(1, 4, 2));
    assertEquals(
        List.of(0.1, 0.05, 0.025), history.updates().stream().map(History.Update::rate).toList());
  }

  @Test
  void settingsOutOfRangeAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> Schedule.step(0, 0.5));
    assertThrows(IllegalArgumentException.class, () -> Schedule.step(1, 1));
    assertThrows(IllegalArgumentException.class, () -> Schedule.cosine(-0.1));
    assertThrows(IllegalArgumentException.class, () -> Schedule.plateau(0, 0.5));
    assertThrows(IllegalArgumentException.class, () -> Schedule.constant().warmUp(0));
  }
}
