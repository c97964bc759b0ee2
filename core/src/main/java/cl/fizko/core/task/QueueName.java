package cl.fizko.core.task;

/**
 * The name of a queue, for example {@code default} or {@code low}.
 *
 * @param value 1 to 255 characters, none of them a control character
 */
public record QueueName(String value) {

  public QueueName {
    Names.check("queue name", value);
  }

  @Override
  public String toString() {
    return value;
  }
}
