package cl.fizko.boot.tasks;

import cl.fizko.core.task.Arguments;
import cl.fizko.core.task.Failure;
import cl.fizko.core.task.LaunchableTask;
import cl.fizko.core.task.Outcome;
import cl.fizko.core.task.Parameter;
import cl.fizko.core.task.Signature;
import cl.fizko.core.task.TaskCall;
import cl.fizko.core.task.TaskDefinition;
import cl.fizko.core.task.TaskFailedException;
import cl.fizko.core.task.TaskHandler;
import cl.fizko.core.task.TaskName;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * Tasks to try and to measure a worker with, from Python or Java. Arguments may be given by
 * position and by name.
 */
public final class DemoTasks {

  private static final Parameter.Kind NUMBER = new Parameter.Kind.Numeric();

  private static final Signature ADD =
      Signature.of(Parameter.required("x", NUMBER), Parameter.required("y", NUMBER));
  private static final Signature SUM =
      Signature.of(Parameter.required("numbers", new Parameter.Kind.Numbers()));
  private static final Signature SLEEP =
      Signature.of(Parameter.withDefault("seconds", NUMBER, 1.0));
  private static final Signature NOW = Signature.of(Parameter.withDefault("sent", NUMBER, 0.0));
  private static final Signature FAIL =
      Signature.of(Parameter.withDefault("message", new Parameter.Kind.Any(), "demo failure"));
  private static final Signature RETRY =
      Signature.of(
          Parameter.withDefault("times", new Parameter.Kind.Whole(0, 1_000_000), 2),
          Parameter.withDefault("delay", NUMBER, 0.2));

  private final InstantSource clock;

  public DemoTasks(InstantSource clock) {
    this.clock = clock;
  }

  /** What a worker runs. */
  public List<TaskDefinition> definitions() {
    return List.of(
        define("demo.add", "Adds x and y.", this::add),
        define("demo.sum", "Adds a list of numbers.", this::sum),
        define("demo.echo", "Returns its arguments.", this::echo),
        define("demo.noop", "Does nothing.", call -> Outcome.succeeded()),
        define("demo.sleep", "Sleeps, and returns for how many seconds.", this::sleep),
        define("demo.now", "Returns the Unix time in seconds.", this::now),
        define("demo.fail", "Fails with a ValueError.", this::fail),
        define("demo.retry_then_ok", "Is retried some times, then succeeds.", this::retryThenOk));
  }

  /** What callers of the API may launch: those that take arguments of known names. */
  public List<LaunchableTask> launchable() {
    return List.of(
        launchable("demo.add", "Adds x and y.", ADD),
        launchable("demo.sum", "Adds a list of numbers.", SUM),
        launchable("demo.noop", "Does nothing.", Signature.of()),
        launchable("demo.sleep", "Sleeps, and returns for how many seconds.", SLEEP),
        launchable("demo.now", "Returns the Unix time in seconds.", NOW),
        launchable("demo.fail", "Fails with a ValueError.", FAIL),
        launchable("demo.retry_then_ok", "Is retried some times, then succeeds.", RETRY));
  }

  private static LaunchableTask launchable(String name, String description, Signature signature) {
    return new LaunchableTask(new TaskName(name), description, signature);
  }

  private static TaskDefinition define(String name, String description, TaskHandler handler) {
    return new TaskDefinition(new TaskName(name), description, handler);
  }

  private Outcome add(TaskCall call) throws TaskFailedException {
    Map<String, Object> given = call.bind(ADD);
    return Outcome.succeeded(
        total(List.of((Number) value(given, "x"), (Number) value(given, "y"))));
  }

  private Outcome sum(TaskCall call) throws TaskFailedException {
    Map<String, Object> given = call.bind(SUM);
    List<?> numbers = (List<?>) value(given, "numbers");
    return Outcome.succeeded(total(numbers.stream().map(Number.class::cast).toList()));
  }

  private Outcome echo(TaskCall call) {
    Arguments arguments = call.task().arguments();
    Map<String, Object> both = new LinkedHashMap<>();
    both.put("args", arguments.positional());
    both.put("kwargs", arguments.named());
    return Outcome.succeeded(both);
  }

  private Outcome sleep(TaskCall call) throws TaskFailedException, InterruptedException {
    Number seconds = (Number) value(call.bind(SLEEP), "seconds");
    TimeUnit.NANOSECONDS.sleep((long) (seconds.doubleValue() * 1e9));
    return Outcome.succeeded(seconds);
  }

  private Outcome now(TaskCall call) throws TaskFailedException {
    call.bind(NOW);
    Instant now = clock.instant();
    return Outcome.succeeded(now.getEpochSecond() + now.getNano() / 1e9);
  }

  private Outcome fail(TaskCall call) throws TaskFailedException {
    Map<String, Object> given = call.bind(FAIL);
    throw new TaskFailedException(
        Failure.of("ValueError", "builtins", String.valueOf(value(given, "message"))));
  }

  private Outcome retryThenOk(TaskCall call) throws TaskFailedException {
    Map<String, Object> given = call.bind(RETRY);
    long times = ((Number) value(given, "times")).longValue();
    if (call.retries() >= times) {
      return Outcome.succeeded(call.retries());
    }
    double delay = ((Number) value(given, "delay")).doubleValue();
    return new Outcome.Retried(
        Failure.of("RuntimeError", "builtins", "attempt " + call.retries()),
        clock.instant().plus(Duration.ofNanos((long) (delay * 1e9))));
  }

  private static Object value(Map<String, Object> given, String name) {
    return Objects.requireNonNull(given.get(name));
  }

  /** Whole numbers stay whole, however large; one that is not makes the total a float. */
  private static Number total(List<Number> numbers) {
    boolean whole =
        numbers.stream()
            .allMatch(n -> n instanceof Integer || n instanceof Long || n instanceof BigInteger);
    if (!whole) {
      return numbers.stream().mapToDouble(Number::doubleValue).sum();
    }
    return numbers.stream()
        .map(n -> new BigDecimal(n.toString()).toBigIntegerExact())
        .reduce(BigInteger.ZERO, BigInteger::add);
  }
}
