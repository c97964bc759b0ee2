package cl.fizko.core.task;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;

/**
 * Why a task did not succeed, in the terms that a reader in any language understands.
 *
 * @param type the name of the error's class, without its package, for example {@code ValueError}
 * @param module where that class lives, for example {@code builtins} or {@code java.lang}
 * @param message what went wrong, in a sentence; empty if nobody said
 * @param trace the stack trace as text; empty if there is none
 */
public record Failure(String type, String module, String message, String trace) {

  private static final String TIME_LIMIT_EXCEEDED = "TimeLimitExceeded";

  public Failure {
    if (type.isBlank()) {
      throw new IllegalArgumentException("type of a failure is empty");
    }
  }

  /** A failure without a stack trace. */
  public static Failure of(String type, String module, String message) {
    return new Failure(type, module, message, "");
  }

  /** What a thrown exception says; a {@link TaskFailedException} speaks for itself. */
  public static Failure from(Throwable thrown) {
    Class<?> type = thrown.getClass();
    if (thrown instanceof TaskFailedException failed) {
      return new Failure(
          failed.failure().type(),
          failed.failure().module(),
          failed.failure().message(),
          trace(thrown));
    }
    String name = type.getSimpleName().isEmpty() ? type.getName() : type.getSimpleName();
    try {
      String message = thrown.getMessage();
      return new Failure(
          name, type.getPackageName(), message == null ? "" : message, trace(thrown));
    } catch (RuntimeException e) {
      return of(name, type.getPackageName(), "it throws another one when asked what went wrong");
    }
  }

  /** A task that was stopped after so many seconds (celery-wire §4). */
  static Failure timeLimitExceeded(Duration limit) {
    BigDecimal seconds = BigDecimal.valueOf(limit.toMillis(), 3).stripTrailingZeros();
    return of(TIME_LIMIT_EXCEEDED, "billiard.exceptions", seconds.toPlainString());
  }

  /** The message as the list of constructor arguments that some readers want. */
  public List<Object> constructorArguments() {
    if (message.isEmpty()) {
      return List.of();
    }
    if (type.equals(TIME_LIMIT_EXCEEDED) && message.matches("\\d{1,9}(\\.\\d{1,9})?")) {
      return List.of(
          message.contains(".")
              ? (Object) Double.valueOf(message)
              : (Object) Integer.valueOf(message));
    }
    return List.of(message);
  }

  private static String trace(Throwable thrown) {
    StringWriter text = new StringWriter();
    thrown.printStackTrace(new PrintWriter(text));
    return text.toString();
  }
}
