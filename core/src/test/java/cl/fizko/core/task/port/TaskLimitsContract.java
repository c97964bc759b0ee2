package cl.fizko.core.task.port;

import static org.assertj.core.api.Assertions.assertThat;

import cl.fizko.core.runtime.SteppingClock;
import cl.fizko.core.task.Rate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every {@link TaskLimits} promises. */
@Timeout(60)
public abstract class TaskLimitsContract {

  private static final Rate TWO_A_SECOND = new Rate(2, Duration.ofSeconds(1));
  private static final Duration LEASE = Duration.ofSeconds(30);

  protected final SteppingClock clock = new SteppingClock(Instant.parse("2026-11-23T12:00:00Z"));
  private TaskLimits limits;

  /** Makes limits that nobody has used and that take their time from the clock. */
  protected abstract TaskLimits limits(InstantSource clock);

  @BeforeEach
  void begin() {
    limits = limits(clock);
  }

  @Test
  void placesAreAtEvenDistances() {
    Instant now = clock.instant();
    assertThat(limits.place("sii.sync", TWO_A_SECOND)).isEqualTo(now);
    assertThat(limits.place("sii.sync", TWO_A_SECOND)).isEqualTo(now.plusMillis(500));
    assertThat(limits.place("sii.sync", TWO_A_SECOND)).isEqualTo(now.plusMillis(1_000));
    assertThat(limits.place("another", TWO_A_SECOND)).isEqualTo(now);
  }

  @Test
  void placesThatNobodyTookAreNotSaved() {
    limits.place("sii.sync", TWO_A_SECOND);
    clock.step(Duration.ofMinutes(1));
    assertThat(limits.place("sii.sync", TWO_A_SECOND)).isEqualTo(clock.instant());
    assertThat(limits.place("sii.sync", TWO_A_SECOND)).isEqualTo(clock.instant().plusMillis(500));
  }

  @Test
  void aRoomTakesAsManyAsItHasPlaces() {
    assertThat(limits.enter("company", 2, "a", LEASE)).isTrue();
    assertThat(limits.enter("company", 2, "b", LEASE)).isTrue();
    assertThat(limits.enter("company", 2, "c", LEASE)).isFalse();
    assertThat(limits.enter("another", 2, "c", LEASE)).isTrue();
    limits.leave("company", "a");
    limits.leave("company", "nobody");
    assertThat(limits.enter("company", 2, "c", LEASE)).isTrue();
  }

  @Test
  void whoIsInMayEnterAgain() {
    assertThat(limits.enter("company", 1, "a", LEASE)).isTrue();
    clock.step(LEASE.minusSeconds(1));
    assertThat(limits.enter("company", 1, "a", LEASE)).isTrue();
    clock.step(LEASE.minusSeconds(1));
    assertThat(limits.enter("company", 1, "b", LEASE)).isFalse();
  }

  @Test
  void whoIsGoneLosesItsPlace() {
    assertThat(limits.enter("company", 1, "a", LEASE)).isTrue();
    clock.step(LEASE);
    assertThat(limits.enter("company", 1, "b", LEASE)).isTrue();
  }
}
