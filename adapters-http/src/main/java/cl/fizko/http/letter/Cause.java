package cl.fizko.http.letter;

import cl.fizko.core.task.DeadLetter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Why a letter is dead, in a word: the kind of error that its reason begins with. */
final class Cause {

  private static final Pattern KIND =
      Pattern.compile("([A-Za-z_][A-Za-z0-9_.]*):\\s.*|([\\s\\S]{1,80})[\\s\\S]*", Pattern.DOTALL);

  private Cause() {}

  static String of(DeadLetter letter) {
    Matcher matcher = KIND.matcher(letter.reason());
    if (!matcher.matches()) {
      return "unknown";
    }
    return matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
  }
}
