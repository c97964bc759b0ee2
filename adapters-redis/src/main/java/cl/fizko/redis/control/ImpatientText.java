package cl.fizko.redis.control;

/**
 * A text that can be looked at only so often. There are patterns that look at a short text for
 * longer than a worker lives.
 */
final class ImpatientText implements CharSequence {

  private static final int MOST_LOOKS = 1_000_000;

  private final CharSequence text;
  private int looks;

  ImpatientText(CharSequence text) {
    this.text = text;
  }

  /** A pattern has looked too often. */
  static final class PatienceLostException extends RuntimeException {

    PatienceLostException() {
      super("the pattern takes too long");
    }
  }

  @Override
  public char charAt(int index) {
    if (++looks > MOST_LOOKS) {
      throw new PatienceLostException();
    }
    return text.charAt(index);
  }

  @Override
  public int length() {
    return text.length();
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return text.subSequence(start, end);
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
