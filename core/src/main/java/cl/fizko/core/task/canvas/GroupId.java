package cl.fizko.core.task.canvas;

import java.util.UUID;

/**
 * The identity of a group.
 *
 * @param value not empty
 */
public record GroupId(String value) {

  public GroupId {
    if (value.isEmpty()) {
      throw new IllegalArgumentException("group id is empty");
    }
  }

  /** A fresh random identity. */
  public static GroupId random() {
    return new GroupId(UUID.randomUUID().toString());
  }

  @Override
  public String toString() {
    return value;
  }
}
