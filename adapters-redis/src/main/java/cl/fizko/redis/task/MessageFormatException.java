package cl.fizko.redis.task;

/** A message is not what it should be; its text says what is wrong and what would be right. */
public final class MessageFormatException extends Exception {

  public MessageFormatException(String message) {
    super(message);
  }
}
