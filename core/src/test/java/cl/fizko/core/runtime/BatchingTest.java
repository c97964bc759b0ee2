package cl.fizko.core.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class BatchingTest {

  private final List<List<Integer>> batches = Collections.synchronizedList(new ArrayList<>());
  private final CountDownLatch open = new CountDownLatch(1);

  private final Batching<Integer, Integer> doubling =
      new Batching<>(this::work, failure -> failure instanceof ArithmeticException, 10, 1);

  private List<Integer> work(List<Integer> numbers) {
    batches.add(numbers);
    await(open);
    if (numbers.contains(13)) {
      throw new IllegalArgumentException("13");
    }
    if (numbers.contains(0)) {
      throw new ArithmeticException("0");
    }
    return numbers.stream().map(number -> 2 * number).toList();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The first one is under way while the others ask. */
  private List<Future<Integer>> ask(ExecutorService threads, int... numbers) {
    List<Future<Integer>> answers = new ArrayList<>();
    answers.add(threads.submit(() -> doubling.ask(1)));
    while (batches.isEmpty()) {
      Thread.onSpinWait();
    }
    for (int number : numbers) {
      answers.add(threads.submit(() -> doubling.ask(number)));
    }
    while (doubling.waiting() < numbers.length) {
      Thread.onSpinWait();
    }
    open.countDown();
    return answers;
  }

  @Test
  void whatIsAskedForMeanwhileIsDoneTogether() throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Integer>> answers = ask(threads, 2, 3, 4);
      for (int i = 0; i < 4; i++) {
        assertThat(answers.get(i).get()).isEqualTo(2 * (i + 1));
      }
      assertThat(batches).hasSize(2);
      assertThat(batches.get(1)).containsExactlyInAnyOrder(2, 3, 4);
    }
  }

  @Test
  void nobodySuffersForAnothersFault() throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Integer>> answers = ask(threads, 2, 13);
      assertThat(answers.get(1).get()).isEqualTo(4);
      assertThatThrownBy(() -> answers.get(2).get()).hasRootCauseMessage("13");
    }
  }

  @Test
  void aFailureThatIsEverybodysIsNotTriedAgain() throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Integer>> answers = ask(threads, 2, 0);
      assertThatThrownBy(() -> answers.get(1).get()).hasRootCauseMessage("0");
      assertThatThrownBy(() -> answers.get(2).get()).hasRootCauseMessage("0");
      assertThat(batches).hasSize(2);
    }
  }
}
