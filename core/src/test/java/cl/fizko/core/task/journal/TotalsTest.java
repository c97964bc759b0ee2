package cl.fizko.core.task.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class TotalsTest {

  @Test
  void whatWasDoneInATimeIsTheDifference() {
    Counters counters = new Counters();
    counters.count(Totals.Count.STARTED);
    Totals earlier = counters.take();
    counters.count(Totals.Count.FAILED);
    Totals later = earlier.plus(counters.take());
    assertThat(later.since(earlier).of(Totals.Count.STARTED)).isZero();
    assertThat(later.since(earlier).of(Totals.Count.FAILED)).isEqualTo(1);
  }

  @Test
  void countingMayBeginAnew() {
    Totals before = new Totals(List.of(5L, 5L));
    Totals after = new Totals(List.of(1L, 1L));
    assertThat(after.since(before)).isEqualTo(after);
  }

  @Test
  void percentilesAreEstimatedWithinTheirClass() {
    Counters counters = new Counters();
    for (int millis = 1; millis <= 1_000; millis++) {
      counters.took(Duration.ofMillis(millis));
    }
    Totals totals = counters.take();
    assertThat(totals.percentile(0.5).orElseThrow()).isCloseTo(500, within(10.0));
    assertThat(totals.percentile(0.95).orElseThrow()).isCloseTo(950, within(10.0));
    assertThat(Totals.NONE.percentile(0.5)).isEmpty();
  }

  @Test
  void whatTakesForEverIsCountedToo() {
    Counters counters = new Counters();
    counters.took(Duration.ofDays(2));
    assertThat(counters.take().percentile(0.5).orElseThrow()).isEqualTo(1_000_000);
  }
}
