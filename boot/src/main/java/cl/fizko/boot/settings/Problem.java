package cl.fizko.boot.settings;

/**
 * What is wrong with one variable.
 *
 * @param variable its name
 * @param found what it says, never a secret; "nothing" if it is missing
 * @param expected what would be right
 * @param example a value that would do
 */
public record Problem(String variable, String found, String expected, String example) {

  @Override
  public String toString() {
    return variable + " is " + found + "; expected " + expected + ", for example " + example;
  }
}
