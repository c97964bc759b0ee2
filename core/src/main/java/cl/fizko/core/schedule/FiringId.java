package cl.fizko.core.schedule;

import cl.fizko.core.task.TaskId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.UUID;

/**
 * The task id of a firing: a name-based UUID of version 5 (RFC 9562, section 5.5) of the row and
 * its due instant, so that the same firing has the same id on every beat.
 */
final class FiringId {

  /** The name space of Fizko's firings: a random UUID, fixed for good. */
  private static final UUID NAMESPACE = UUID.fromString("6f1d2f0e-5c1b-4b58-9a67-0f6c3f1f8f5d");

  private FiringId() {}

  static TaskId of(PeriodicTaskId row, Instant due) {
    byte[] name = (row.value() + "@" + due).getBytes(StandardCharsets.UTF_8);
    ByteBuffer input =
        ByteBuffer.allocate(16 + name.length)
            .putLong(NAMESPACE.getMostSignificantBits())
            .putLong(NAMESPACE.getLeastSignificantBits())
            .put(name);
    ByteBuffer hash = ByteBuffer.wrap(sha1().digest(input.array()));
    long high = (hash.getLong() & ~0xF000L) | 0x5000L;
    long low = (hash.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
    return new TaskId(new UUID(high, low).toString());
  }

  private static MessageDigest sha1() {
    try {
      return MessageDigest.getInstance("SHA-1");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-1", e);
    }
  }
}
