package cl.fizko.core.task;

/**
 * Proof that a delivery was leased; another delivery of the same message has another receipt.
 *
 * @param value opaque, not empty
 */
public record Receipt(String value) {

  public Receipt {
    if (value.isEmpty()) {
      throw new IllegalArgumentException("receipt is empty");
    }
  }
}
