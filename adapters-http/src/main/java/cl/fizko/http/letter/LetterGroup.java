package cl.fizko.http.letter;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Dead letters of one task that are dead of one cause.
 *
 * @param task null for those of which it cannot be read
 */
record LetterGroup(@Nullable String task, String cause, long count, String latestAt) {

  static final LetterGroup EXAMPLE =
      new LetterGroup("sii.sync_documents", "TimeoutError", 17, "2026-11-23T12:00:00Z");

  /** With one letter more, which is not younger than those before. */
  LetterGroup andOneMore() {
    return new LetterGroup(task, cause, count + 1, latestAt);
  }

  static LetterGroup first(LetterView view, Instant at) {
    return new LetterGroup(view.task(), view.cause(), 1, at.toString());
  }
}
