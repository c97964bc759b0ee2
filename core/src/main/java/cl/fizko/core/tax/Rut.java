package cl.fizko.core.tax;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Chilean taxpayer's number. Its check digit follows from the number, so it is never kept apart
 * and never wrong (fizko-domain §8).
 *
 * @param number without the check digit, 1 to 99,999,999
 */
public record Rut(int number) implements Comparable<Rut> {

  private static final int MOST = 99_999_999;

  /** Dots as they are shown or none at all; any dash or none before the check digit. */
  private static final Pattern FORM =
      Pattern.compile(
          "0*(\\d{1,3}(?:\\.\\d{3}){1,2}|\\d{1,8})\\s*[-\u2010-\u2015\u2212]?\\s*([0-9Kk])");

  private static final String EXAMPLE = "12.345.678-5";

  public Rut {
    if (number < 1 || number > MOST) {
      throw new IllegalArgumentException(
          "RUT number is " + number + "; expected 1 to " + MOST + " without the check digit");
    }
  }

  /**
   * Reads a number with its check digit: {@code 12.345.678-5}, {@code 12345678-5}, {@code
   * 123456785}, with blanks around it, leading zeros or a {@code k} of either case.
   *
   * @throws IllegalArgumentException it has another form, or the check digit belongs to another
   *     number
   */
  public static Rut parse(String text) {
    Matcher matcher = FORM.matcher(text.strip());
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "RUT is \"" + text + "\"; expected digits and a check digit, such as " + EXAMPLE);
    }
    Rut rut = new Rut(Integer.parseInt(matcher.group(1).replace(".", "")));
    if (!matcher.group(2).toUpperCase(Locale.ROOT).equals(rut.checkDigit())) {
      throw new IllegalArgumentException(
          "RUT is \""
              + text
              + "\"; its check digit would have to be "
              + rut.checkDigit()
              + ", as in "
              + rut);
    }
    return rut;
  }

  /** The digit that the tax authority's forms have in a field of its own: 0 to 9 or {@code K}. */
  public String checkDigit() {
    int sum = 0;
    int factor = 2;
    for (int rest = number; rest > 0; rest /= 10) {
      sum += rest % 10 * factor;
      factor = factor == 7 ? 2 : factor + 1;
    }
    int digit = Math.floorMod(-sum, 11);
    return digit == 10 ? "K" : Integer.toString(digit);
  }

  /** As the databases of the old system have it: digits only, a {@code k} in lower case. */
  public String stored() {
    return number + checkDigit().toLowerCase(Locale.ROOT);
  }

  /** As the files of the tax authority have it: {@code 12345678-5}. */
  public String dashed() {
    return number + "-" + checkDigit();
  }

  @Override
  public int compareTo(Rut other) {
    return Integer.compare(number, other.number);
  }

  /** As people write it: {@code 12.345.678-5}. */
  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%,d", number).replace(',', '.') + "-" + checkDigit();
  }
}
