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
  record Understood(Map<Language, String> words, List<ZonedDateTime> next) implements Preview {

    /** All of it as JSON values. */
    public Map<String, Object> shown() {
      return Map.of(
          "words",
          Language.byCode(words),
          "next",
          next.stream().map(time -> time.toOffsetDateTime().toString()).toList());
    }
  }

  /** It cannot. */
  record Refused(List<Problem> problems) implements Preview {}
}
