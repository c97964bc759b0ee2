package cl.fizko.redis.event;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LamportClockTest {

  private final LamportClock clock = new LamportClock();

  @Test
  void whatFollowsHasTheHigherNumber() {
    assertThat(clock.forward()).isEqualTo(1);
    clock.adjust(40);
    assertThat(clock.value()).isEqualTo(41);
    clock.adjust(3);
    assertThat(clock.forward()).isEqualTo(43);
  }

  @Test
  void aNumberOutOfBoundsIsPassedOver() {
    clock.adjust(Long.MAX_VALUE);
    clock.adjust(-1);
    assertThat(clock.value()).isZero();
  }
}
