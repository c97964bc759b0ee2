package cl.fizko.core.task.journal;

import static org.assertj.core.api.Assertions.assertThat;

import cl.fizko.core.runtime.Stopwatch;
import cl.fizko.core.task.Arguments;
import cl.fizko.core.task.BrokerUnavailableException;
import cl.fizko.core.task.Failure;
import cl.fizko.core.task.Outcome;
import cl.fizko.core.task.QueueName;
import cl.fizko.core.task.Receipt;
import cl.fizko.core.task.Reserved;
import cl.fizko.core.task.RunningTask;
import cl.fizko.core.task.Settlement;
import cl.fizko.core.task.Task;
import cl.fizko.core.task.TaskId;
import cl.fizko.core.task.TaskName;
import cl.fizko.core.task.WorkerId;
import cl.fizko.core.task.port.InMemoryTaskJournal;
import cl.fizko.core.task.port.InMemoryTaskTotals;
import cl.fizko.core.task.port.TaskJournal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class JournalistTest {

  private static final Instant NOON = Instant.parse("2026-11-24T15:00:00Z");
  private static final Reserved TASK =
      new Reserved(
          new Receipt("1"),
          new QueueName("low"),
          1,
          0,
          false,
          Task.of(new TaskName("sii.sync"), Arguments.of("a secret")));

  private final InMemoryTaskJournal journal = new InMemoryTaskJournal(1_000);
  private final InMemoryTaskTotals totals = new InMemoryTaskTotals();

  private Journalist journalist(TaskJournal writesTo) {
    return new Journalist(new WorkerId("celery@a"), writesTo, totals, InstantSource.fixed(NOON));
  }

  private static void end(Journalist journalist, Outcome outcome) {
    journalist.settled(TASK, outcome, Settlement.SETTLED, Duration.ofMillis(4));
  }

  private List<JournalEntry> entries() {
    return journal.search(JournalFilter.ALL, Optional.empty(), 1_000).entries();
  }

  @Test
  void eachEndOfATryIsOneEntryWithoutItsArguments() {
    Failure failure = Failure.of("ValueError", "builtins", "no number");
    try (Journalist journalist = journalist(journal)) {
      journalist.start();
      journalist.started(TASK);
      journalist.lasts(new RunningTask(TASK, NOON.minusSeconds(1)));
      end(journalist, new Outcome.Retried(failure, NOON));
      end(journalist, new Outcome.Failed(failure));
      end(journalist, new Outcome.Revoked("expired"));
      end(journalist, new Outcome.Released());
      end(journalist, new Outcome.Postponed(NOON));
      end(journalist, Outcome.succeeded("a secret"));
    }
    assertThat(entries().reversed())
        .extracting(JournalEntry::state)
        .containsExactly(
            TaskState.STARTED,
            TaskState.RETRY,
            TaskState.FAILURE,
            TaskState.REVOKED,
            TaskState.REJECTED,
            TaskState.SUCCESS);
    assertThat(entries().reversed().get(2).error()).isEqualTo("ValueError: no number");
    assertThat(entries().toString()).doesNotContain("a secret");
    assertThat(totals.read().of(Totals.Count.STARTED)).isEqualTo(1);
    assertThat(totals.read().of(Totals.Count.SUCCEEDED)).isEqualTo(1);
    assertThat(totals.read().percentile(0.5)).isPresent();
  }

  @Test
  void whatALostLeaseHasDoneIsNotTold() {
    try (Journalist journalist = journalist(journal)) {
      journalist.start();
      journalist.settled(TASK, Outcome.succeeded(), Settlement.LEASE_LOST, Duration.ofMillis(4));
    }
    assertThat(entries()).isEmpty();
    assertThat(totals.read().isNone()).isTrue();
  }

  @Test
  void aJournalThatCannotBeWrittenHoldsNobodyUpAndTheTotalsMissNothing() {
    CountDownLatch release = new CountDownLatch(1);
    Stopwatch stopwatch;
    try (Journalist journalist = journalist(new Stuck(release))) {
      journalist.start();
      stopwatch = Stopwatch.started();
      for (int i = 0; i < 100_000; i++) {
        end(journalist, Outcome.succeeded());
      }
      assertThat(stopwatch.elapsed()).isLessThan(Duration.ofSeconds(10));
      release.countDown();
    }
    assertThat(totals.read().of(Totals.Count.SUCCEEDED)).isEqualTo(100_000);
    assertThat(totals.read().of(Totals.Count.DROPPED)).isEqualTo(100_000);
  }

  /** A journal whose store hangs, and then is away. */
  private record Stuck(CountDownLatch release) implements TaskJournal {

    @Override
    public void write(Collection<JournalEntry> entries) {
      try {
        release.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      throw new BrokerUnavailableException("away", new IllegalStateException("away"));
    }

    @Override
    public JournalPage search(JournalFilter filter, Optional<String> after, int max) {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<JournalEntry> timeline(TaskId id) {
      throw new UnsupportedOperationException();
    }
  }
}
