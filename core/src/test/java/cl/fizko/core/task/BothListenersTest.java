package cl.fizko.core.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class BothListenersTest {

  private final List<String> heard = new ArrayList<>();

  @Test
  void bothHearEverythingThoughTheFirstFails() {
    WorkerListener both =
        WorkerListener.both(new Noting("first", true), new Noting("second", false));
    Reserved reserved =
        new Reserved(
            new Receipt("1"),
            new QueueName("q"),
            1,
            0,
            false,
            Task.of(new TaskName("t"), Arguments.NONE));
    Retirement retirement = new Retirement("why", false);
    List<Consumer<WorkerListener>> calls =
        List.of(
            to -> to.ready(WorkerSettings.of(new WorkerId("w"), List.of(new QueueName("q")), 1)),
            to -> to.received(reserved),
            to -> to.unreadable(new Unreadable(new Receipt("2"), new QueueName("q"), "why")),
            to -> to.started(reserved),
            to ->
                to.settled(reserved, Outcome.succeeded(), Settlement.SETTLED, Duration.ofMillis(1)),
            to -> to.leaseLost(reserved),
            to -> to.reclaimed(3),
            to -> to.stumbled(new IllegalStateException("why"), Duration.ZERO),
            to -> to.retiring(retirement, 4),
            to -> to.retired(retirement),
            to -> to.draining(5),
            WorkerListener::stopped);
    calls.forEach(call -> call.accept(both));
    assertThat(heard).hasSize(2 * calls.size());
    List<String> expected = new ArrayList<>();
    for (String call :
        List.of(
            "ready",
            "received",
            "unreadable",
            "started",
            "settled",
            "leaseLost",
            "reclaimed 3",
            "stumbled",
            "retiring 4",
            "retired",
            "draining 5",
            "stopped")) {
      expected.add("first " + call);
      expected.add("second " + call);
    }
    assertThat(heard).isEqualTo(expected);
  }

  private final class Noting implements WorkerListener {

    private final String name;
    private final boolean failing;

    Noting(String name, boolean failing) {
      this.name = name;
      this.failing = failing;
    }

    private void note(String call) {
      heard.add(name + " " + call);
      if (failing) {
        throw new IllegalStateException("this listener fails");
      }
    }

    @Override
    public void ready(WorkerSettings settings) {
      note("ready");
    }

    @Override
    public void received(Reserved reserved) {
      note("received");
    }

    @Override
    public void unreadable(Unreadable message) {
      note("unreadable");
    }

    @Override
    public void started(Reserved reserved) {
      note("started");
    }

    @Override
    public void settled(Delivery delivery, Outcome outcome, Settlement settlement, Duration took) {
      note("settled");
    }

    @Override
    public void leaseLost(Delivery delivery) {
      note("leaseLost");
    }

    @Override
    public void reclaimed(int tasks) {
      note("reclaimed " + tasks);
    }

    @Override
    public void stumbled(RuntimeException cause, Duration again) {
      note("stumbled");
    }

    @Override
    public void retiring(Retirement retirement, int running) {
      note("retiring " + running);
    }

    @Override
    public void retired(Retirement retirement) {
      note("retired");
    }

    @Override
    public void draining(int running) {
      note("draining " + running);
    }

    @Override
    public void stopped() {
      note("stopped");
    }
  }
}
