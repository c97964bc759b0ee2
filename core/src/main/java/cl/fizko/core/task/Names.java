package cl.fizko.core.task;

/** The rule that the names of this package share. */
final class Names {

  static final int LONGEST = 255;

  private Names() {}

  static void check(String what, String value) {
    if (value.isBlank()) {
      throw new IllegalArgumentException(
          what + " is empty; expected 1 to " + LONGEST + " characters");
    }
    if (value.length() > LONGEST) {
      throw new IllegalArgumentException(
          what + " has " + value.length() + " characters; expected at most " + LONGEST);
    }
    if (value.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException(what + " contains a control character");
    }
  }
}
