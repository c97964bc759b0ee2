package cl.fizko.core.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ReadAheadTest {

  private static final long SHORT = TimeUnit.MICROSECONDS.toNanos(50);
  private static final long LONG = TimeUnit.SECONDS.toNanos(1);

  private final ReadAhead readAhead = new ReadAhead();

  private void ran(int times, long nanos) {
    for (int i = 0; i < times; i++) {
      readAhead.ran(nanos);
    }
  }

  @Test
  void aFreshWorkerTakesNothingAhead() {
    ran(5, SHORT);
    assertThat(readAhead.places(2)).isZero();
  }

  @Test
  void oneWhoseTasksAreShortTakesSome() {
    ran(100, SHORT);
    assertThat(readAhead.places(2)).isEqualTo(16);
    assertThat(readAhead.places(50)).isEqualTo(50);
    assertThat(readAhead.places(10_000)).isEqualTo(100);
  }

  @Test
  void oneLongTaskEndsIt() {
    ran(100, SHORT);
    ran(1, LONG);
    assertThat(readAhead.places(2)).isZero();
  }

  @Test
  void soDoesAWaitThatWasLong() {
    ran(100, SHORT);
    readAhead.wasWrong();
    assertThat(readAhead.places(2)).isZero();
  }
}
