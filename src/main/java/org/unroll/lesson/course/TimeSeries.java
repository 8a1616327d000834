package org.unroll.lesson.course;

import java.util.List;
import org.unroll.lesson.exercise.Exercise;
import org.unroll.lesson.exercise.Variable;

/** The exercises of lesson 15. */
final class TimeSeries {
  private TimeSeries() {}

  static List<Exercise> exercises() {
    return List.of(naiveErrors(), noLeak(), windows());
  }

  private static Exercise naiveErrors() {
    return Exercise.named("15.1", "Two forecasts without a network")
        .asks(
            """
            A series with a season of three is 3, 5, 4, 6, 8, 7. Forecast its last three values one step ahead, by persistence and by the
            seasonal naive rule. What is the RMSE of each?
            """)
        .fill(Variable.number("ofPersistence"), Variable.number("ofSeason"))
        .right(
            a -> a.isNear("ofPersistence", Math.sqrt(3)) && a.isNear("ofSeason", 3),
            "The season fits perfectly, and still loses: it does not know that everything has grown by 3.")
        .mistake(
            "double ofPersistence = 5 / 3.0, ofSeason = 3;",
            a -> a.isNear("ofPersistence", 5 / 3.0),
            "That is the mean absolute error. Square the errors first, and take the root of their mean.")
        .mistake(
            "double ofPersistence = 3, ofSeason = 9;",
            a -> a.isNear("ofPersistence", 3) && a.isNear("ofSeason", 9),
            "That is the mean squared error. Take its root, to be in the unit of the series again.")
        .mistake(
            "double ofPersistence = 3, ofSeason = Math.sqrt(3);",
            a -> a.isNear("ofPersistence", 3) && a.isNear("ofSeason", Math.sqrt(3)),
            "You have exchanged the two. Persistence forecasts 4, 6, 8; the season forecasts 3, 5, 4.")
        .otherwise(
            "The true values are 6, 8, 7. Persistence says the value before each, the season the one three before.")
        .hints(
            "Persistence forecasts 4, 6, 8 for 6, 8, 7.",
            "Its errors are 2, 2 and -1: the mean of the squares is 3.")
        .solution(
            """
            double[] six = {3, 5, 4, 6, 8, 7}, lastThree = {6, 8, 7};
            double ofPersistence = Forecasts.rmse(Forecasts.persistence(six, 3, 6), lastThree);
            double ofSeason = Forecasts.rmse(Forecasts.seasonalNaive(six, 3, 3, 6), lastThree);
            """)
        .build();
  }

  private static Exercise noLeak() {
    return Exercise.named("15.2", "Scale without a look ahead")
        .asks(
            """
            Learned were 2, 4, 6, 8. Then comes 20. Which number does the network read for it, if the series is scaled to mean 0 and
            standard deviation 1 without a look ahead?
            """)
        .fill(Variable.number("scaled"))
        .right(
            a -> a.isNear("scaled", 15 / Math.sqrt(5)),
            "Far outside of all that was learned, and that is the truth: the network should see that this is new.")
        .mistake(
            "double scaled = (20 - 8) / Math.sqrt(40);",
            a -> a.isNear("scaled", 12 / Math.sqrt(40)),
            "Mean 8 and variance 40 are those of all five values. On the day before, nobody knew the 20.")
        .mistake(
            "double scaled = (20 - 5) / 5.0;",
            a -> a.isNear("scaled", 3),
            "Divide by the standard deviation, the root of the variance 5.")
        .mistake(
            "double scaled = (20 - 5) / Math.sqrt(20 / 3.0);",
            a -> a.isNear("scaled", 15 / Math.sqrt(20 / 3.0)),
            "You divided the squares by n - 1. The lesson's scaler divides by n, here 4.")
        .otherwise(
            "Take the mean of the four learned values away, and divide by their standard deviation.")
        .hints(
            "The mean of the four is 5.",
            "Their squared distances are 9, 1, 1, 9: the variance is 5.")
        .solution(
            """
            Matrix fourLearned = Matrix.of(new double[] {2}, new double[] {4}, new double[] {6}, new double[] {8});
            double scaled = Scaler.standard(fourLearned).apply(Matrix.row(20)).get(0, 0);
            """)
        .build();
  }

  private static Exercise windows() {
    return Exercise.named("15.3", "How many windows?")
        .asks(
            """
            Sixty months are cut into windows of twelve, each with the month that is **three** after its last as target. How many windows
            are there, and which month, counted from 0, is the target of the first?
            """)
        .fill(Variable.whole("windowCount"), Variable.whole("firstTarget"))
        .right(
            a -> a.is("windowCount", 46) && a.is("firstTarget", 14),
            "The farther ahead, the fewer windows: the last months can only be targets.")
        .mistake(
            "int windowCount = 48, firstTarget = 12;",
            a -> a.is("firstTarget", 12),
            "That is one month ahead. The first window ends with month 11; three after it is another.")
        .mistake(
            "int windowCount = 46, firstTarget = 15;",
            a -> a.is("firstTarget", 15),
            "Counted from 0 the first window ends with month 11, not 12.")
        .mistake(
            "int windowCount = 45, firstTarget = 14;",
            a -> a.is("firstTarget", 14) && a.is("windowCount", 45),
            "One too few: the window whose target is the very last month, 59, counts too.")
        .otherwise(
            "The first target is 11 + 3, the last is month 59; between them every month is a target.")
        .hints("The first window has the months 0 to 11.", "Targets run from 14 to 59.")
        .solution(
            """
            Matrix sixty = Matrix.zeros(Precision.FLOAT64, 60, 1);
            int windowCount = Windows.of(sixty, sixty, 12, 3).size();
            int firstTarget = 11 + 3;
            """)
        .build();
  }
}
