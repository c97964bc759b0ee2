package cl.fizko.redis.task;

/** A message is not what it should be; its text says what is wrong and what would be right. */
final class MessageFormatException extends Exception {

  MessageFormatException(String message) {
    super(message);
  }
}
