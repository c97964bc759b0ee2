package cl.fizko.core.messaging;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A call as a messaging platform made it: its body byte by byte, before anyone read it. Immutable.
 */
public final class WebhookCall {

  private final SortedMap<String, String> headers;
  private final byte[] body;

  /**
   * @param headers by name; the case of a name does not matter
   * @param body the bytes as they came
   */
  public WebhookCall(Map<String, String> headers, byte[] body) {
    SortedMap<String, String> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    copy.putAll(headers);
    this.headers = Collections.unmodifiableSortedMap(copy);
    this.body = body.clone();
  }

  /** The header of a name in any case; empty if the call has none. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }

  /** A copy of the bytes. */
  public byte[] body() {
    return body.clone();
  }
}
