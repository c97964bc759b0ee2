package cl.fizko.core.task;

import cl.fizko.core.task.canvas.FollowUps;
import cl.fizko.core.trace.TraceContext;
import java.time.Instant;
import java.util.Optional;

/**
 * One piece of work that somebody asked for.
 *
 * @param id who it is, through all retries
 * @param name what is to be done
 * @param arguments with what
 * @param options and how
 * @param followUps and what then
 */
public record Task(
    TaskId id, TaskName name, Arguments arguments, TaskOptions options, FollowUps followUps) {

  /** A task that nothing follows. */
  public Task(TaskId id, TaskName name, Arguments arguments, TaskOptions options) {
    this(id, name, arguments, options, FollowUps.NONE);
  }

  /** A fresh task with the default options. */
  public static Task of(TaskName name, Arguments arguments) {
    return new Task(TaskId.random(), name, arguments, TaskOptions.DEFAULT);
  }

  public Task with(TaskOptions other) {
    return new Task(id, name, arguments, other, followUps);
  }

  /**
   * The span in which a try of it runs: of the trace that its sender named or, if none did, of one
   * that all tasks of its tree share, whoever sent them.
   */
  public TraceContext trace() {
    return TaskTrace.of(this);
  }

  /** The same task, as it is sent in the course of a span; one that it names already stays. */
  public Task sent(TraceContext sender, Instant at) {
    return TaskTrace.sent(sender, at, this);
  }

  /**
   * Since when a try of it could have begun: since it was sent or became due. Empty if its sender
   * did not say, as Celery does not.
   */
  public Optional<Instant> waitingSince() {
    return TaskTrace.waitingSince(options);
  }
}
