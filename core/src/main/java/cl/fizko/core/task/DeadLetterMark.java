package cl.fizko.core.task;

import java.time.Instant;

/**
 * A place among the dead letters, also of one that is gone since.
 *
 * @param at when the letter of this place was put aside
 * @param id its id
 */
public record DeadLetterMark(Instant at, String id) {

  /** The place of a letter. */
  public static DeadLetterMark of(DeadLetter letter) {
    return new DeadLetterMark(letter.at(), letter.id());
  }
}
