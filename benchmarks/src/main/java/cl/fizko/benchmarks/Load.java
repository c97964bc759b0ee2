package cl.fizko.benchmarks;

import cl.fizko.core.task.Arguments;
import cl.fizko.core.task.Task;
import cl.fizko.core.task.TaskName;
import cl.fizko.core.task.TaskOptions;
import java.util.Map;

/**
 * What is executed.
 *
 * @param task its name, known to every engine
 * @param bytes the length of its one argument, {@code text}
 * @param results whether results are kept
 */
public record Load(String task, int bytes, boolean results) {

  /** The load that the targets speak of. */
  public static final Load SMALL = new Load("demo.noop", 100, true);

  public static final Load SMALL_UNKEPT = new Load("demo.noop", 100, false);
  public static final Load LARGE = new Load("demo.echo", 10_000, true);
  public static final Load LARGE_UNKEPT = new Load("demo.echo", 10_000, false);

  /** What the table calls it. */
  public String label() {
    return (bytes < 1_000 ? bytes + " B" : bytes / 1_000 + " kB")
        + (results ? ", results" : ", no results");
  }

  /** A fresh task of this kind. */
  public Task fresh() {
    return Task.of(new TaskName(task), Arguments.named(Map.of("text", "x".repeat(bytes))))
        .with(TaskOptions.DEFAULT.withIgnoreResult(!results));
  }

  /** What part of the rate of {@link #SMALL} to reckon with before it has been measured. */
  public double expectedShare() {
    return bytes < 1_000 ? 1 : 0.3;
  }

  /** About how much of it Redis holds at once, message and result. */
  public long bytesInRedis() {
    return 1_500 + bytes * (results ? 3L : 2L);
  }
}
