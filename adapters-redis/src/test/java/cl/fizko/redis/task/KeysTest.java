package cl.fizko.redis.task;

import static org.assertj.core.api.Assertions.assertThat;

import cl.fizko.core.task.QueueName;
import cl.fizko.core.task.TaskId;
import io.lettuce.core.cluster.SlotHash;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * A script may only touch keys of one slot of a Redis Cluster. The keys of the broker are in one
 * slot when the prefix holds a hash tag; those of results take no prefix, as Celery's take none, so
 * a settlement that keeps a result touches two slots.
 */
class KeysTest {

  private static final List<QueueName> QUEUES =
      List.of(new QueueName("default"), new QueueName("low"), new QueueName("{x}"));
  private static final TaskId ID = new TaskId("7a0b1c5e-0d5c-4b61-a3c5-0c2f2f6a3a11");

  @Test
  void withAHashTagAllKeysOfTheBrokerAreInOneSlot() {
    assertThat(slots(new Keys("{fizko}:"))).containsExactly(SlotHash.getSlot("fizko"));
  }

  @Test
  void withoutAHashTagTheyAreNot() {
    assertThat(slots(new Keys("fizko:"))).hasSizeGreaterThan(1);
  }

  @Test
  void aResultIsWhereItsTaskSaysWhateverThePrefix() {
    assertThat(Keys.result(ID)).isEqualTo("celery-task-meta-" + ID);
    assertThat(SlotHash.getSlot(Keys.result(ID))).isNotEqualTo(SlotHash.getSlot("fizko"));
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
