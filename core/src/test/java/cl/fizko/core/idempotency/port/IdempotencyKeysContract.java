package cl.fizko.core.idempotency.port;

import static org.assertj.core.api.Assertions.assertThat;

import cl.fizko.core.idempotency.Claim;
import cl.fizko.core.idempotency.StoredAnswer;
import cl.fizko.core.runtime.SteppingClock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every {@link IdempotencyKeys} promises. */
@Timeout(60)
public abstract class IdempotencyKeysContract {

  private static final Duration LEASE = Duration.ofSeconds(30);
  private static final Duration KEPT = Duration.ofHours(24);
  private static final StoredAnswer ANSWER = new StoredAnswer(202, "{\"id\":\"ñ\"}");

  protected final SteppingClock clock = new SteppingClock(Instant.parse("2026-11-23T12:00:00Z"));
  private IdempotencyKeys keys;

  /** Makes one that nobody has used and that takes its time from the clock. */
  protected abstract IdempotencyKeys keys(InstantSource clock);

  @BeforeEach
  void begin() {
    keys = keys(clock);
  }

  @Test
  void aKeyIsFirstOnceAndThenHasItsAnswer() {
    assertThat(keys.claim("k", "r", "one", LEASE)).isEqualTo(new Claim.First());
    assertThat(keys.claim("k", "r", "two", LEASE)).isEqualTo(new Claim.InProgress());
    keys.answer("k", "one", ANSWER, KEPT);
    assertThat(keys.claim("k", "r", "two", LEASE)).isEqualTo(new Claim.Done(ANSWER));
    assertThat(keys.claim("k", "r", "three", LEASE)).isEqualTo(new Claim.Done(ANSWER));
    assertThat(keys.claim("another", "r", "two", LEASE)).isEqualTo(new Claim.First());
  }

  @Test
  void anotherRequestMayNotUseTheKey() {
    keys.claim("k", "r", "one", LEASE);
    assertThat(keys.claim("k", "other", "two", LEASE)).isEqualTo(new Claim.Taken());
    keys.answer("k", "one", ANSWER, KEPT);
    assertThat(keys.claim("k", "other", "two", LEASE)).isEqualTo(new Claim.Taken());
  }

  @Test
  void aReleasedKeyIsFirstAgain() {
    keys.claim("k", "r", "one", LEASE);
    keys.release("k", "one");
    assertThat(keys.claim("k", "other", "two", LEASE)).isEqualTo(new Claim.First());
  }

  @Test
  void aClaimEndsWithItsLease() {
    keys.claim("k", "r", "one", LEASE);
    clock.step(LEASE.minusSeconds(1));
    assertThat(keys.claim("k", "r", "two", LEASE)).isEqualTo(new Claim.InProgress());
    clock.step(Duration.ofSeconds(1));
    assertThat(keys.claim("k", "r", "two", LEASE)).isEqualTo(new Claim.First());
  }

  @Test
  void whoHasLostHisClaimChangesNothing() {
    keys.claim("k", "r", "one", LEASE);
    clock.step(LEASE);
    keys.claim("k", "r", "two", LEASE);
    keys.answer("k", "one", ANSWER, KEPT);
    keys.release("k", "one");
    assertThat(keys.claim("k", "r", "three", LEASE)).isEqualTo(new Claim.InProgress());
    keys.answer("k", "two", ANSWER, KEPT);
    keys.release("k", "two");
    assertThat(keys.claim("k", "r", "three", LEASE)).isEqualTo(new Claim.Done(ANSWER));
  }

  @Test
  void anAnswerIsForgottenAfterItsTime() {
    keys.claim("k", "r", "one", LEASE);
    keys.answer("k", "one", ANSWER, KEPT);
    clock.step(KEPT.minusSeconds(1));
    assertThat(keys.claim("k", "r", "two", LEASE)).isEqualTo(new Claim.Done(ANSWER));
    clock.step(Duration.ofSeconds(1));
    assertThat(keys.claim("k", "r", "two", LEASE)).isEqualTo(new Claim.First());
  }

  @Test
  void whatWasNeverClaimedCannotBeAnswered() {
    keys.answer("k", "one", ANSWER, KEPT);
    keys.release("k", "one");
    assertThat(keys.claim("k", "r", "two", LEASE)).isEqualTo(new Claim.First());
  }

  @Test
  void ofManyAtOnceOneIsFirst() throws InterruptedException, ExecutionException {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Claim>> claims =
          IntStream.range(0, 50)
              .mapToObj(i -> threads.submit(() -> keys.claim("k", "r", "owner-" + i, LEASE)))
              .toList();
      int first = 0;
      for (Future<Claim> claim : claims) {
        if (claim.get() instanceof Claim.First) {
          first++;
        }
      }
      assertThat(first).isEqualTo(1);
    }
  }
}
