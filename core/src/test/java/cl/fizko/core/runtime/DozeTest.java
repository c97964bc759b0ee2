package cl.fizko.core.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class DozeTest {

  private static final Duration LONG = Duration.ofMinutes(5);

  private final Doze doze = new Doze();

  @Test
  void itEndsByItselfWhenItsTimeIsOver() {
    assertThat(doze.goOnAfter(Duration.ofMillis(1))).isTrue();
  }

  @Test
  void aNudgeFromBeforeCutsTheNextOneShortAndOnlyThat() {
    doze.nudge();
    doze.nudge();
    assertThat(doze.goOnAfter(LONG)).isTrue();
    long start = System.nanoTime();
    doze.goOnAfter(Duration.ofMillis(50));
    assertThat(System.nanoTime() - start).isGreaterThan(40_000_000);
  }

  @Test
  void aNudgeFromElsewhereCutsItShort() throws Exception {
    Thread other = Thread.ofPlatform().start(doze::nudge);
    assertThat(doze.goOnAfter(LONG)).isTrue();
    other.join();
  }

  @Test
  void onceEndedItEndsAtOnceForGood() {
    doze.end();
    assertThat(doze.goOnAfter(LONG)).isFalse();
    assertThat(doze.goOnAfter(LONG)).isFalse();
  }

  @Test
  void anInterruptEndsItAndStaysSet() {
    Thread.currentThread().interrupt();
    assertThat(doze.goOnAfter(LONG)).isFalse();
    assertThat(Thread.interrupted()).isTrue();
  }
}
