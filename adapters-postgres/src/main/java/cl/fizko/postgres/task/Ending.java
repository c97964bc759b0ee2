package cl.fizko.postgres.task;

import cl.fizko.core.task.DeadLetter;
import cl.fizko.core.task.Delivery;
import cl.fizko.core.task.Failure;
import cl.fizko.core.task.Outcome;
import cl.fizko.core.task.QueueName;
import cl.fizko.core.task.Reserved;
import cl.fizko.core.task.Task;
import cl.fizko.core.task.canvas.Sequel;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The end of a delivery, as it waits to be settled.
 *
 * @param message what becomes of the message
 * @param result of the delivery's own task; empty if there is none, or none is wanted
 */
record Ending(
    Lease lease,
    QueueName queue,
    Message message,
    Optional<StoredResult> result,
    Sequel sequel,
    Instant now) {

  /** Whether the message goes, and nothing follows. */
  boolean isPlain() {
    return message instanceof Message.Gone && sequel.isEmpty() && sequel.completions().isEmpty();
  }

  /** What becomes of a message. */
  sealed interface Message {

    /** It goes. */
    record Gone() implements Message {}

    /** It is put aside. */
    record Buried(Optional<Task> task, Failure cause) implements Message {

      /** As {@link DeadLetter#reason} has it; a column takes no NUL. */
      String reason() {
        return (cause.type() + ": " + cause.message()).replace('\0', '\uFFFD');
      }
    }

    /**
     * It goes back.
     *
     * @param due not to be taken before; null if it need not wait
     * @param last whether to the end of the line, and not to where it was
     * @param declined how often it was declined, beyond the times before
     * @param admitted whether it is from now on
     * @param body of a fresh try; null to leave it, and its counts, as they are
     */
    record Back(
        @Nullable OffsetDateTime due,
        boolean last,
        int declined,
        boolean admitted,
        @Nullable String body)
        implements Message {}
  }

  static Ending of(
      Delivery delivery,
      Lease lease,
      Outcome outcome,
      Sequel sequel,
      Instant now,
      Formats formats) {
    Optional<StoredResult> result =
        delivery instanceof Reserved reserved && !reserved.task().options().ignoreResult()
            ? formats.results().of(reserved, outcome, now)
            : Optional.empty();
    Message message = message(delivery, outcome, now, formats.tasks());
    return new Ending(lease, delivery.queue(), message, result, sequel, now);
  }

  private static Message message(Delivery delivery, Outcome outcome, Instant now, TaskJson json) {
    return switch (outcome) {
      case Outcome.Succeeded done -> new Message.Gone();
      case Outcome.Failed failed -> new Message.Gone();
      case Outcome.Revoked revoked -> new Message.Gone();
      case Outcome.DeadLettered dead -> new Message.Buried(task(delivery), dead.cause());
      case Outcome.Retried retried ->
          back(
              retried.notBefore(),
              now,
              0,
              false,
              task(delivery).map(task -> json.write(again(task, retried))).orElse(null));
      case Outcome.Postponed postponed -> back(postponed.until(), now, 0, false, null);
      case Outcome.Admitted admitted -> back(admitted.at(), now, 0, true, null);
      case Outcome.Declined declined -> back(declined.until(), now, 1, false, null);
      case Outcome.Released released -> new Message.Back(null, false, 0, false, null);
    };
  }

  private static Message back(
      Instant until, Instant now, int declined, boolean admitted, @Nullable String body) {
    boolean waits = now.isBefore(until);
    return new Message.Back(
        waits ? PostgresTime.of(until) : null, !waits, declined, admitted, body);
  }

  private static Optional<Task> task(Delivery delivery) {
    return delivery instanceof Reserved reserved ? Optional.of(reserved.task()) : Optional.empty();
  }

  private static Task again(Task task, Outcome.Retried retried) {
    return task.with(
        task.options()
            .withRetries(task.options().retries() + 1)
            .withNotBefore(retried.notBefore()));
  }
}
