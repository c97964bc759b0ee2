package cl.fizko.core.task;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How a task wants to be handled.
 *
 * @param priority 0, the most urgent and the default, to 9; served in the steps 0–2, 3–5, 6–8 and 9
 * @param notBefore not to start earlier; {@link #AT_ONCE} when it does not matter
 * @param expires not to start from this instant on; {@link #NEVER} when it does not matter
 * @param limits how long it may run
 * @param retries how often it was tried before; 0 for a fresh task
 * @param lineage the task that sent it
 * @param ignoreResult whether the sender does not want a result to be kept
 * @param headers custom headers of the sender: JSON values by name
 */
public record TaskOptions(
    int priority,
    Instant notBefore,
    Instant expires,
    TimeLimits limits,
    int retries,
    Lineage lineage,
    boolean ignoreResult,
    Map<String, Object> headers) {

  public static final Instant AT_ONCE = Instant.EPOCH;
  public static final Instant NEVER = Instant.MAX;

  public static final TaskOptions DEFAULT =
      new TaskOptions(0, AT_ONCE, NEVER, TimeLimits.NONE, 0, Lineage.FIRST, false, Map.of());

  public TaskOptions {
    if (priority < 0 || priority > 9) {
      throw new IllegalArgumentException("priority is " + priority + "; expected 0 to 9");
    }
    if (retries < 0) {
      throw new IllegalArgumentException("retries is " + retries + "; expected 0 or more");
    }
    headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
  }

  public TaskOptions withPriority(int level) {
    return new TaskOptions(
        level, notBefore, expires, limits, retries, lineage, ignoreResult, headers);
  }

  public TaskOptions withNotBefore(Instant start) {
    return new TaskOptions(
        priority, start, expires, limits, retries, lineage, ignoreResult, headers);
  }

  public TaskOptions withExpires(Instant end) {
    return new TaskOptions(
        priority, notBefore, end, limits, retries, lineage, ignoreResult, headers);
  }

  public TaskOptions withRetries(int tries) {
    return new TaskOptions(
        priority, notBefore, expires, limits, tries, lineage, ignoreResult, headers);
  }

  public TaskOptions withIgnoreResult(boolean ignore) {
    return new TaskOptions(priority, notBefore, expires, limits, retries, lineage, ignore, headers);
  }

  public TaskOptions withHeaders(Map<String, Object> values) {
    return new TaskOptions(
        priority, notBefore, expires, limits, retries, lineage, ignoreResult, values);
  }
}
