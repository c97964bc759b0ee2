package cl.fizko.redis.task;

import static org.assertj.core.api.Assertions.assertThat;

import cl.fizko.core.task.QueueName;
import cl.fizko.core.task.TaskId;
import cl.fizko.core.task.canvas.GroupId;
import cl.fizko.redis.RedisSettings;
import cl.fizko.redis.RedisUrl;
import io.lettuce.core.cluster.SlotHash;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * A script may only touch keys of one slot of a Redis Cluster: all are in one when both prefixes
 * hold the same hash tag.
 */
class KeysTest {

  private static final List<QueueName> QUEUES =
      List.of(new QueueName("default"), new QueueName("low"), new QueueName("{x}"));
  private static final TaskId ID = new TaskId("7a0b1c5e-0d5c-4b61-a3c5-0c2f2f6a3a11");

  @Test
  void withAHashTagInBothPrefixesAllKeysAreInOneSlot() {
    assertThat(slots(new Keys("{fizko}:", "{fizko}:"))).containsExactly(SlotHash.getSlot("fizko"));
  }

  @Test
  void withoutAHashTagTheyAreNot() {
    assertThat(slots(new Keys("fizko:", "fizko:"))).hasSizeGreaterThan(1);
  }

  @Test
  void resultsHaveAPrefixOfTheirOwnAsInCelery() {
    assertThat(new Keys("fizko:", "").result(ID)).isEqualTo("celery-task-meta-" + ID);
    assertThat(new Keys("", "results_").result(ID)).isEqualTo("results_celery-task-meta-" + ID);
  }

  @Test
  void theResultPrefixIsSetApartAsCeleryDoesIt() {
    RedisSettings plain = RedisSettings.at(RedisUrl.parse("redis://localhost"));
    assertThat(plain.withResultKeyPrefix("").resultKeyPrefix()).isEmpty();
    assertThat(plain.withResultKeyPrefix("{x}").resultKeyPrefix()).isEqualTo("{x}_");
    assertThat(plain.withResultKeyPrefix("x.").resultKeyPrefix()).isEqualTo("x.");
  }

  private static Set<Integer> slots(Keys keys) {
    Set<Integer> slots = new TreeSet<>();
    byte[][] all =
        keys.held(
            keys.leases(),
            keys.delayed(),
            keys.routes(),
            keys.unacked(),
            keys.unreadable(),
            keys.deadLetters(),
            keys.deadLetterDescriptions(),
            keys.deadLetterBytes(),
            keys.once(ID),
            keys.paused(),
            keys.revoked(),
            keys.unique("a"),
            keys.line("a"),
            keys.room("a"),
            Bytes.of(keys.result(ID)),
            Bytes.of(keys.group(new GroupId("g"))),
            keys.chordParts(new GroupId("g")),
            keys.binding("celery"));
    for (byte[] key : all) {
      slots.add(SlotHash.getSlot(key));
    }
    for (byte[] list : keys.lists(QUEUES)) {
      slots.add(SlotHash.getSlot(list));
    }
    return slots;
  }
}
