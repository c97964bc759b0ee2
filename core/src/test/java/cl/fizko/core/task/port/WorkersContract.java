package cl.fizko.core.task.port;

import static org.assertj.core.api.Assertions.assertThat;

import cl.fizko.core.task.QueueName;
import cl.fizko.core.task.WorkerId;
import cl.fizko.core.task.fleet.WorkerSeen;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What all {@link Workers} promise. */
@Timeout(60)
public abstract class WorkersContract {

  protected static final QueueName QUEUE = new QueueName("celery");

  /** What sees workers, of which there are none yet. */
  protected abstract Workers workers();

  /** Starts a worker of this name that serves {@link #QUEUE}, one task at once; waits for it. */
  protected abstract void start(String name);

  /** Waits until a worker that was started has been told to end, and fails if that takes long. */
  protected abstract void awaitDrained(String name);

  /** Whether a worker that was started has been told to end. */
  protected abstract boolean isDrained(String name);

  @Test
  void whereThereAreNoneNoneIsSeen() {
    Workers workers = workers();
    assertThat(workers.seen()).isEmpty();
    assertThat(workers.count()).isZero();
  }

  @Test
  void thoseThatAreThereAreSeenByName() {
    Workers workers = workers();
    start("celery@b");
    start("celery@a");
    List<WorkerSeen> seen = workers.seen();
    assertThat(seen)
        .extracting(each -> each.name().value())
        .containsExactly("celery@a", "celery@b");
    assertThat(workers.count()).isEqualTo(2);
    WorkerSeen first = seen.getFirst();
    assertThat(first.host()).isEqualTo("a");
    assertThat(first.concurrency()).isEqualTo(1);
    assertThat(first.queues()).containsExactly(QUEUE);
    assertThat(first.busy()).isZero();
    assertThat(first.draining()).isFalse();
    assertThat(first.software()).startsWith("fizko");
  }

  @Test
  void whoIsToldToEndEndsAndNobodyElse() {
    Workers workers = workers();
    start("celery@a");
    start("celery@b");
    workers.drain(new WorkerId("celery@nobody"));
    workers.drain(new WorkerId("celery@b"));
    awaitDrained("celery@b");
    assertThat(isDrained("celery@a")).isFalse();
  }
}
