package cl.fizko.core.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class DeadlineTest {

  private static final Duration HOUR = Duration.ofHours(1);

  @Test
  void itComesNearer() {
    Deadline deadline = Deadline.in(HOUR);
    Duration before = deadline.left();

    assertThat(before).isPositive().isLessThanOrEqualTo(HOUR);
    assertThat(deadline.left()).isLessThanOrEqualTo(before);
    assertThat(deadline.isOver()).isFalse();
  }

  @Test
  void nothingIsLeftOfOneThatIsOver() {
    assertThat(Deadline.in(Duration.ZERO).isOver()).isTrue();
    assertThat(Deadline.in(HOUR.negated()).left()).isZero();
    assertThat(Deadline.in(Duration.ofSeconds(Long.MIN_VALUE)).isOver()).isTrue();
  }

  @Test
  void oneThatIsFurtherThanTheClockCanCountStaysAhead() {
    assertThat(Deadline.in(Duration.ofSeconds(Long.MAX_VALUE)).left()).isGreaterThan(HOUR);
  }
}
