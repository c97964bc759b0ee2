package cl.fizko.redis.control;

import cl.fizko.core.task.Failure;
import cl.fizko.core.task.Rate;
import cl.fizko.core.task.TaskId;
import cl.fizko.core.task.TaskName;
import cl.fizko.core.task.TimeLimits;
import cl.fizko.core.task.WorkerControl;
import cl.fizko.core.task.port.Revocations;
import cl.fizko.redis.event.PythonRepr;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What can be told about tasks. */
final class TaskOrders {

  private static final PythonRepr REPR = new PythonRepr(1_024);
  private static final BigDecimal LONGEST = BigDecimal.valueOf(Duration.ofDays(365).toSeconds());

  private final WorkerControl worker;
  private final Revocations revocations;

  /**
   * @param revocations where those who start later look
   */
  TaskOrders(WorkerControl worker, Revocations revocations) {
    this.worker = worker;
    this.revocations = revocations;
  }

  Map<String, Command> commands() {
    return Map.of(
        "revoke",
        arguments -> revoke(arguments, arguments.flag("terminate")),
        "terminate",
        arguments -> revoke(arguments, true),
        "rate_limit",
        this::limitRate,
        "time_limit",
        this::limitTime);
  }

  /** What only some workers are told is not kept for those who start later. */
  private Answer revoke(CommandArguments arguments, boolean terminate) throws CommandException {
    List<TaskId> ids = ids(arguments.texts("task_id"));
    List<TaskId> stopped = worker.revoke(ids, terminate);
    if (!arguments.directed()) {
      revocations.revoke(ids, terminate);
    }
    if (!terminate) {
      return Answer.ok("tasks " + joined(ids) + " flagged as revoked");
    }
    return Answer.ok("terminate: " + (stopped.isEmpty() ? "tasks unknown" : joined(stopped)));
  }

  private static List<TaskId> ids(List<String> texts) throws CommandException {
    try {
      return texts.stream().distinct().map(TaskId::new).toList();
    } catch (IllegalArgumentException e) {
      throw new CommandException("ValueError", String.valueOf(e.getMessage()));
    }
  }

  private static String joined(List<TaskId> ids) {
    return String.join(", ", ids.stream().map(TaskId::value).toList());
  }

  private Answer limitRate(CommandArguments arguments) throws CommandException {
    TaskName name = name(arguments);
    String text = arguments.any("rate_limit").map(String::valueOf).orElse("");
    Optional<Rate> rate;
    try {
      rate = text.matches("0*") ? Optional.empty() : Optional.of(Rate.parse(text));
    } catch (IllegalArgumentException e) {
      Failure failure = Failure.of("ValueError", "builtins", String.valueOf(e.getMessage()));
      return Answer.error("Invalid rate limit string: " + REPR.error(failure));
    }
    if (!worker.registered().contains(name)) {
      return Answer.error("unknown task");
    }
    worker.limitRate(name, rate);
    boolean off = arguments.any("rate_limit").filter(each -> !each.equals(0)).isEmpty();
    return Answer.ok(off ? "rate limit disabled successfully" : "new rate limit set successfully");
  }

  private Answer limitTime(CommandArguments arguments) throws CommandException {
    TaskName name = name(arguments);
    if (!worker.registered().contains(name)) {
      return Answer.error("unknown task");
    }
    worker.limitTime(name, new TimeLimits(seconds(arguments, "soft"), seconds(arguments, "hard")));
    return Answer.ok("time limits set successfully");
  }

  private static Duration seconds(CommandArguments arguments, String name) throws CommandException {
    Optional<BigDecimal> seconds = arguments.number(name);
    if (seconds.isPresent()
        && (seconds.get().signum() < 0 || seconds.get().compareTo(LONGEST) > 0)) {
      throw new CommandException("ValueError", name + " must be from 0 to " + LONGEST);
    }
    return seconds
        .map(value -> Duration.ofMillis(value.movePointRight(3).longValue()))
        .orElse(Duration.ZERO);
  }

  private static TaskName name(CommandArguments arguments) throws CommandException {
    try {
      return new TaskName(arguments.text("task_name"));
    } catch (IllegalArgumentException e) {
      throw new CommandException("ValueError", String.valueOf(e.getMessage()));
    }
  }
}
