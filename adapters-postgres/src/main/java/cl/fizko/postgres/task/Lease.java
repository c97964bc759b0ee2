package cl.fizko.postgres.task;

import cl.fizko.core.task.Receipt;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One time that a task was taken; what a receipt stands for.
 *
 * @param id of the row
 * @param number how often it was taken by then
 */
record Lease(long id, int number) {

  private static final Pattern FORM = Pattern.compile("([0-9]{1,18})\\.([0-9]{1,9})");

  Receipt receipt() {
    return new Receipt(id + "." + number);
  }

  /** Empty for a receipt that was never given. */
  static Optional<Lease> of(Receipt receipt) {
    Matcher form = FORM.matcher(receipt.value());
    return form.matches()
        ? Optional.of(new Lease(Long.parseLong(form.group(1)), Integer.parseInt(form.group(2))))
        : Optional.empty();
  }
}
