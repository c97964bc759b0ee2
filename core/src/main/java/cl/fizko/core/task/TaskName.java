package cl.fizko.core.task;

/**
 * The name under which a task is registered and sent, for example {@code sii.sync_documents}.
 *
 * @param value 1 to 255 characters, none of them a control character
 */
public record TaskName(String value) implements Comparable<TaskName> {

  public TaskName {
    Names.check("task name", value);
  }

  @Override
  public int compareTo(TaskName other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
