package cl.fizko.core.schedule.desk;

import cl.fizko.core.task.TaskId;
import java.util.List;

/** What came of something that an operator asked for. */
public sealed interface Decision {

  /** It was done, and noted; so the row looks now. */
  record Done(View view) implements Decision {}

  /** The row is gone; so it looked. */
  record Deleted(View view) implements Decision {}

  /** The row's task was sent out of turn. */
  record Sent(View view, TaskId task) implements Decision {}

  /** Nothing was done: some fields are wrong. */
  record Refused(List<Problem> problems) implements Decision {

    public Refused {
      problems = List.copyOf(problems);
    }
  }

  /** Nothing was done: there is no such row. */
  record NotThere(String reference) implements Decision {}
}
