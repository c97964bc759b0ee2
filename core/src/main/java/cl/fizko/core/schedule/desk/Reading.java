package cl.fizko.core.schedule.desk;

import java.util.List;

/** What came of reading fields. */
public sealed interface Reading<T> {

  /** They make sense. */
  record Good<T>(T value) implements Reading<T> {}

  /** They do not. */
  record Bad<T>(List<Problem> problems) implements Reading<T> {

    public Bad {
      problems = List.copyOf(problems);
    }
  }
}
