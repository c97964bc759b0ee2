package cl.fizko.core.task.journal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

/** Counts on many threads at once what {@link Totals} sum up. */
public final class Counters {

  private final List<LongAdder> numbers =
      Stream.generate(LongAdder::new).limit(Totals.SIZE).toList();

  public void count(Totals.Count what) {
    numbers.get(what.place()).increment();
  }

  /** Counts a try that has ended. */
  public void took(Duration time) {
    numbers.get(Totals.Count.values().length + Latency.classOf(time)).increment();
  }

  /** What was counted since it was last taken. */
  public Totals take() {
    List<Long> taken = new ArrayList<>(Totals.SIZE);
    numbers.forEach(each -> taken.add(each.sumThenReset()));
    return new Totals(taken);
  }
}
