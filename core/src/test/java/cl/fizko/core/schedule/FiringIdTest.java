package cl.fizko.core.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FiringIdTest {

  private static final Instant DUE = Instant.parse("2026-11-23T12:00:00Z");

  @Test
  void itIsAUuidOfVersionFive() {
    UUID id = UUID.fromString(FiringId.of(new PeriodicTaskId(7), DUE).value());

    assertThat(id.version()).isEqualTo(5);
    assertThat(id.variant()).isEqualTo(2);
  }

  /** Beats of two versions of Fizko have to agree, so this one is fixed for good. */
  @Test
  void theSameFiringHasTheSameIdOnEveryBeatForGood() {
    assertThat(FiringId.of(new PeriodicTaskId(7), DUE).value())
        .isEqualTo("5689a80c-d813-5034-80f3-01e71434d332")
        .isEqualTo(
            FiringId.of(new PeriodicTaskId(7), Instant.parse("2026-11-23T12:00:00.000Z")).value());
  }

  @Test
  void anotherRowOrAnotherInstantIsAnotherFiring() {
    assertThat(FiringId.of(new PeriodicTaskId(7), DUE))
        .isNotEqualTo(FiringId.of(new PeriodicTaskId(8), DUE))
        .isNotEqualTo(FiringId.of(new PeriodicTaskId(7), DUE.plusNanos(1_000)));
  }
}
