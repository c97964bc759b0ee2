package cl.fizko.core.schedule.desk;

import cl.fizko.core.schedule.Language;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;

/** What a schedule would mean. */
public sealed interface Preview {

  /**
   * It can be followed.
   *
   * @param words what it means, in each language
   * @param next when it would be due next, in its own zone
   */
  record Understood(Map<Language, String> words, List<ZonedDateTime> next) implements Preview {}

  /** It cannot. */
  record Refused(List<Problem> problems) implements Preview {}
}
