package cl.fizko.redis.event;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class EventBufferTest {

  private final EventBuffer<Integer> buffer = new EventBuffer<>(3);

  @Test
  void whenItIsFullTheOldestAreLostAndCounted() throws Exception {
    for (int i = 1; i <= 5; i++) {
      buffer.put(i);
    }
    assertThat(buffer.take(2)).containsExactly(3, 4);
    assertThat(buffer.take(2)).containsExactly(5);
    assertThat(buffer.lost()).isEqualTo(2);
    assertThat(buffer.lost()).isZero();
  }

  @Test
  void onceClosedItGivesWhatItHasAndThenNothing() throws Exception {
    buffer.put(1);
    buffer.close();
    buffer.put(2);
    assertThat(buffer.take(9)).containsExactly(1);
    assertThat(buffer.take(9)).isEmpty();
  }
}
