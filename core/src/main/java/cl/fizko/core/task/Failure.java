package cl.fizko.core.task;

import java.io.PrintWriter;
import java.io.StringWriter;
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

  /** The message as the list of constructor arguments that some readers want. */
  public List<Object> constructorArguments() {
    return message.isEmpty() ? List.of() : List.of(message);
  }

  private static String trace(Throwable thrown) {
    StringWriter text = new StringWriter();
    thrown.printStackTrace(new PrintWriter(text));
    return text.toString();
  }
}
