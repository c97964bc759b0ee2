package cl.fizko.http.access.supabase;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.io.IOException;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The public keys of a project by their {@code kid}, as they were told at an instant. A project
 * that signs with a shared secret has none, which is no mistake.
 */
record KeySet(Map<String, PublishedKey> keys, Instant toldAt) {

  /** Before anything was told. */
  static final KeySet NEVER = new KeySet(Map.of(), Instant.MIN);

  /**
   * Reads a JWK set (RFC 7517 §5); keys that cannot verify our tokens are left out.
   *
   * @throws IOException if it is none
   */
  static KeySet parse(String text, Instant toldAt) throws IOException {
    try {
      if (!(JSONObjectUtils.parse(text).get("keys") instanceof List<?> given)) {
        throw new IOException("no JWK set: it has no list of keys");
      }
      Map<String, PublishedKey> keys = new HashMap<>();
      for (Object each : given) {
        key(each)
            .filter(key -> key.getKeyID() != null)
            .ifPresent(
                key -> PublishedKey.of(key).ifPresent(good -> keys.put(key.getKeyID(), good)));
      }
      return new KeySet(Map.copyOf(keys), toldAt);
    } catch (ParseException e) {
      throw new IOException("no JWK set: " + e.getMessage(), e);
    }
  }

  private static Optional<JWK> key(@Nullable Object given) {
    if (!(given instanceof Map<?, ?> map)) {
      return Optional.empty();
    }
    Map<String, Object> members = new HashMap<>();
    map.forEach((name, value) -> members.put(String.valueOf(name), value));
    try {
      return Optional.of(JWK.parse(members));
    } catch (ParseException | RuntimeException e) {
      // The library meets some garbage with exceptions of its own making.
      return Optional.empty();
    }
  }

  Optional<PublishedKey> find(@Nullable String kid) {
    return kid == null ? Optional.empty() : Optional.ofNullable(keys.get(kid));
  }

  boolean isYoungerThan(Duration age, Instant now) {
    return toldAt.isAfter(now.minus(age));
  }
}
