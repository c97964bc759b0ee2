package cl.fizko.core.trace;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/**
 * The place of one piece of work, a span, in a trace (W3C Trace Context, level 1).
 *
 * @param traceId 32 hexadecimal digits in lower case, not all zero: the same in all that belongs
 *     together
 * @param spanId 16 such digits, not all zero: this piece of work
 * @param sampled whether who is called should record, too
 * @param state the {@code tracestate} that travels along unread; may be empty
 */
public record TraceContext(String traceId, String spanId, boolean sampled, String state) {

  private static final int LENGTH = 55;
  private static final String TRACE_ID = "trace_id";
  private static final String SPAN_ID = "span_id";
  private static final String FLAGS = "trace_flags";
  private static final String STATE = "trace_state";

  public TraceContext {
    if (!isId(traceId, 32) || !isId(spanId, 16)) {
      throw new IllegalArgumentException(
          "trace '%s' with span '%s'; expected 32 and 16 hexadecimal digits in lower case"
              .formatted(traceId, spanId));
    }
  }

  /** The first span of a new trace, which is recorded: its ids stand in logs. */
  public static TraceContext fresh(RandomGenerator random) {
    return new TraceContext(
        TraceIds.hex(random.nextLong()) + TraceIds.span(random), TraceIds.span(random), true, "");
  }

  /**
   * Reads what a caller sent (W3C Trace Context §3.2 and §3.3).
   *
   * @param parent the header {@code traceparent}; of a later version what this one defines is read
   * @param state the header {@code tracestate}, or an empty text; one that is malformed is dropped
   * @return the caller's span; empty if {@code parent} is malformed
   */
  public static Optional<TraceContext> parse(String parent, String state) {
    if (!isWellFormed(parent)) {
      return Optional.empty();
    }
    boolean sampled = (Character.digit(parent.charAt(LENGTH - 1), 16) & 1) == 1;
    return Optional.of(
        new TraceContext(
            parent.substring(3, 35), parent.substring(36, 52), sampled, TraceState.sane(state)));
  }

  private static boolean isWellFormed(String parent) {
    if (parent.length() < LENGTH
        || parent.charAt(2) != '-'
        || parent.charAt(35) != '-'
        || parent.charAt(52) != '-') {
      return false;
    }
    String version = parent.substring(0, 2);
    boolean rightLength =
        parent.length() == LENGTH || (!version.equals("00") && parent.charAt(LENGTH) == '-');
    return rightLength
        && isHex(version)
        && !version.equals("ff")
        && isId(parent.substring(3, 35), 32)
        && isId(parent.substring(36, 52), 16)
        && isHex(parent.substring(53, LENGTH));
  }

  /** Another span of the same trace. */
  public TraceContext span(String id) {
    return new TraceContext(traceId, id, sampled, state);
  }

  /** Another span of the same trace, with a random id. */
  public TraceContext child(RandomGenerator random) {
    return span(TraceIds.span(random));
  }

  /** What is sent to whoever is called: the header {@code traceparent}. */
  public String parent() {
    return "00-" + traceId + "-" + spanId + (sampled ? "-01" : "-00");
  }

  /** Its parts by the names under which logs carry them. */
  public Map<String, String> fields() {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put(TRACE_ID, traceId);
    fields.put(SPAN_ID, spanId);
    fields.put(FLAGS, sampled ? "01" : "00");
    if (!state.isEmpty()) {
      fields.put(STATE, state);
    }
    return fields;
  }

  /**
   * Puts together what {@link #fields} took apart.
   *
   * @param lookup the part of a name; null if there is none
   */
  public static Optional<TraceContext> ofFields(UnaryOperator<String> lookup) {
    String traceId = lookup.apply(TRACE_ID);
    String spanId = lookup.apply(SPAN_ID);
    if (traceId == null || spanId == null) {
      return Optional.empty();
    }
    String state = lookup.apply(STATE);
    return Optional.of(
        new TraceContext(
            traceId, spanId, "01".equals(lookup.apply(FLAGS)), state == null ? "" : state));
  }

  private static boolean isId(String text, int length) {
    int digits = 0;
    for (int i = 0; i < text.length(); i++) {
      digits |= text.charAt(i) ^ '0';
    }
    return text.length() == length && isHex(text) && digits != 0;
  }

  private static boolean isHex(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
        return false;
      }
    }
    return true;
  }
}
