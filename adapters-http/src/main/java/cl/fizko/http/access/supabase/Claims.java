package cl.fizko.http.access.supabase;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The claims of a token whose signature was good (RFC 7519 §4); any of them may be nonsense. */
final class Claims {

  /** The last second of the year 9999. */
  private static final long LATEST = 253_402_300_799L;

  private final Map<String, @Nullable Object> values;

  Claims(Map<String, @Nullable Object> values) {
    this.values = values;
  }

  boolean has(String name) {
    return values.containsKey(name);
  }

  boolean is(String name, Object expected) {
    return expected.equals(values.get(name));
  }

  /** The claim as an instant (RFC 7519 §2, NumericDate); empty if it is none. */
  Optional<Instant> instant(String name) {
    if (!(values.get(name) instanceof Number number)) {
      return Optional.empty();
    }
    double seconds = number.doubleValue();
    return seconds >= 0 && seconds <= LATEST
        ? Optional.of(Instant.ofEpochSecond((long) seconds))
        : Optional.empty();
  }

  /** Whether the token is for an audience: {@code aud} is a text or a list of them. */
  boolean isFor(String audience) {
    return is("aud", audience)
        || (values.get("aud") instanceof List<?> list && list.contains(audience));
  }

  /** The claims inside a claim; none if it is no object. */
  Claims inside(String name) {
    Map<String, @Nullable Object> inner = new HashMap<>();
    if (values.get(name) instanceof Map<?, ?> map) {
      map.forEach((key, value) -> inner.put(String.valueOf(key), value));
    }
    return new Claims(inner);
  }

  /** The claim as text; empty if it is none. */
  String text(String name) {
    return values.get(name) instanceof String text ? text : "";
  }

  /** All but one of them, as the text of a JSON object. */
  String without(String name) {
    Map<String, @Nullable Object> others = new HashMap<>(values);
    others.remove(name);
    return JSONObjectUtils.toJSONString(others);
  }
}
