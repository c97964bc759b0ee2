package cl.fizko.http.task;

import cl.fizko.core.task.Arguments;
import cl.fizko.core.task.QueueName;
import cl.fizko.core.task.Task;
import cl.fizko.core.task.TaskId;
import cl.fizko.core.task.TaskName;
import cl.fizko.core.task.TaskOptions;
import cl.fizko.core.task.Uniqueness;
import cl.fizko.http.form.Field;
import cl.fizko.http.form.Form;
import cl.fizko.http.form.Input;
import cl.fizko.http.form.Kind;
import cl.fizko.http.problem.FieldProblem;
import cl.fizko.http.problem.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A task that somebody wants to be sent.
 *
 * @param queue where to; empty: where the routes say
 * @param unique empty: it does not matter how many there are
 */
record SendRequest(Task task, Optional<QueueName> queue, Optional<Uniqueness> unique) {

  private static final long YEAR = Duration.ofDays(366).toSeconds();
  private static final Field<TaskName> NAME =
      Field.required("name", Kind.text(255).as(TaskName::new), "The name of the task.");
  private static final Field<List<@Nullable Object>> ARGS =
      Field.withDefault("args", Kind.list(), List.of(), "Its arguments by position.");
  private static final Field<Map<String, @Nullable Object>> KWARGS =
      Field.withDefault("kwargs", Kind.object(), Map.of(), "Its arguments by name.");
  private static final Field<Optional<QueueName>> QUEUE =
      Field.optional("queue", Kind.text(255).as(QueueName::new), "Where to, if not as usual.");
  private static final Field<Optional<Instant>> ETA =
      Field.optional("eta", Kind.instant(), "Not before.");
  private static final Field<Optional<Long>> COUNTDOWN =
      Field.optional("countdown", Kind.whole(0, YEAR), "Not before so many seconds from now.");
  private static final Field<Optional<Instant>> EXPIRES =
      Field.optional("expires", Kind.instant(), "Not from then on.");
  private static final Field<Long> PRIORITY =
      Field.withDefault("priority", Kind.whole(0, 9), 0L, "0 is the most urgent.");
  private static final Field<Optional<String>> UNIQUE =
      Field.optional(
          "unique", Kind.text(500), "Of the tasks sent with this key within a day one runs.");

  static final Form FORM =
      Form.of(NAME, ARGS, KWARGS, QUEUE, ETA, COUNTDOWN, EXPIRES, PRIORITY, UNIQUE);

  /**
   * @throws ProblemException 422 if two fields cannot be together
   */
  static SendRequest of(Input input, Instant now) {
    if (input.get(ETA).isPresent() && input.get(COUNTDOWN).isPresent()) {
      throw ProblemException.validation(
          List.of(new FieldProblem("countdown", "is given beside eta; expected one of them")));
    }
    Instant start =
        input
            .get(ETA)
            .or(() -> input.get(COUNTDOWN).map(now::plusSeconds))
            .orElse(TaskOptions.AT_ONCE);
    TaskOptions options =
        TaskOptions.DEFAULT
            .withPriority((int) (long) input.get(PRIORITY))
            .withNotBefore(start)
            .withExpires(input.get(EXPIRES).orElse(TaskOptions.NEVER));
    return new SendRequest(
        new Task(
            TaskId.random(),
            input.get(NAME),
            new Arguments(input.get(ARGS), input.get(KWARGS)),
            options),
        input.get(QUEUE),
        input
            .get(UNIQUE)
            .map(key -> new Uniqueness(key, Duration.ofDays(1), Uniqueness.Winner.FIRST)));
  }
}
