package cl.fizko.http.form;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.Map;

/**
 * Where the next page of a list begins. Callers get it as a text that says nothing to them.
 *
 * @param position what the list knows the place by
 */
public record Cursor(String position) {

  private static final int LONGEST = 2_000;

  /** What a query may bring: a text that {@link #text()} has made. */
  static final Kind<Cursor> KIND =
      new Kind<>(
          "the next of an answer of this list",
          Map.of("type", "string"),
          json -> {
            throw new IllegalArgumentException();
          },
          Cursor::read);

  private static Cursor read(String text) {
    if (text.length() > LONGEST) {
      throw new IllegalArgumentException();
    }
    try {
      return new Cursor(new String(Base64.getUrlDecoder().decode(text), UTF_8));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("", e);
    }
  }

  /** As callers see it. */
  public String text() {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(position.getBytes(UTF_8));
  }
}
