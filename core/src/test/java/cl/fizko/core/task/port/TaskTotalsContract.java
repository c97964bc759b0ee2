package cl.fizko.core.task.port;

import static org.assertj.core.api.Assertions.assertThat;

import cl.fizko.core.task.journal.Counters;
import cl.fizko.core.task.journal.Totals;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every {@link TaskTotals} promises. */
@Timeout(60)
public abstract class TaskTotalsContract {

  /** Totals of which all are zero. */
  protected abstract TaskTotals totals();

  private static Totals done(int tasks) {
    Counters counters = new Counters();
    for (int i = 0; i < tasks; i++) {
      counters.count(Totals.Count.SUCCEEDED);
      counters.took(Duration.ofMillis(4));
    }
    return counters.take();
  }

  @Test
  void whatIsAddedIsThere() {
    TaskTotals totals = totals();
    assertThat(totals.read()).isEqualTo(Totals.NONE);
    totals.add(done(3));
    totals.add(done(4));
    assertThat(totals.read()).isEqualTo(done(7));
    assertThat(totals.read().of(Totals.Count.SUCCEEDED)).isEqualTo(7);
  }

  @Test
  void manyMayAddAtOnce() throws InterruptedException {
    TaskTotals totals = totals();
    List<Thread> adding = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      adding.add(
          Thread.ofVirtual()
              .start(
                  () -> {
                    for (int j = 0; j < 25; j++) {
                      totals.add(done(2));
                    }
                  }));
    }
    for (Thread each : adding) {
      each.join();
    }
    assertThat(totals.read()).isEqualTo(done(400));
  }
}
