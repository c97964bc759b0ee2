package cl.fizko.core.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class GatheringTest {

  private final List<List<Integer>> batches = Collections.synchronizedList(new ArrayList<>());

  @Test
  void allThatIsGivenIsPassedOnInOrderBeforeTheEnd() {
    Gathering<Integer> gathering =
        new Gathering<>("test", batches::add, 1_000, 10, Duration.ofMillis(1));
    gathering.start();
    IntStream.range(0, 95).forEach(gathering::give);
    gathering.close();
    assertThat(batches).allMatch(batch -> batch.size() <= 10);
    assertThat(batches.stream().flatMap(List::stream))
        .containsExactlyElementsOf(IntStream.range(0, 95).boxed().toList());
    assertThat(gathering.dropped()).isZero();
    assertThat(gathering.give(1)).isFalse();
  }

  @Test
  void whoGivesTooMuchIsNotHeldUp() {
    CountDownLatch release = new CountDownLatch(1);
    Gathering<Integer> gathering =
        new Gathering<>(
            "test",
            batch -> {
              try {
                release.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              batches.add(batch);
            },
            10,
            100,
            Duration.ZERO);
    gathering.start();
    IntStream.range(0, 1_000).forEach(gathering::give);
    assertThat(gathering.dropped()).isBetween(980L, 990L);
    release.countDown();
    gathering.close();
    long passed = batches.stream().mapToLong(List::size).sum();
    assertThat(passed + gathering.dropped()).isEqualTo(1_000);
  }

  @Test
  void whatCannotBePassedOnIsCounted() {
    Gathering<Integer> gathering =
        new Gathering<>(
            "test",
            batch -> {
              throw new IllegalStateException("no");
            },
            10,
            100,
            Duration.ZERO);
    gathering.start();
    gathering.give(1);
    gathering.give(2);
    gathering.close();
    assertThat(gathering.dropped()).isEqualTo(2);
  }
}
