package cl.fizko.boot.settings;

/** A text that must not be seen: it shows as {@code ***} wherever it is printed. */
public final class Secret {

  private final String value;

  public Secret(String value) {
    this.value = value;
  }

  /** The text itself, for the one who needs it. */
  public String reveal() {
    return value;
  }

  @Override
  public String toString() {
    return "***";
  }
}
