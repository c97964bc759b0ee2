package cl.fizko.core.tax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PeriodTest {

  @Test
  void itIsReadAsItIsWritten() {
    assertThat(Period.parse("202511")).isEqualTo(Period.of(2025, 11)).hasToString("202511");
    assertThat(Period.parse("2025-11")).isEqualTo(Period.of(2025, 11));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "2025", "202513", "202500", "199912", "210001", "2025-1", "abcdef"})
  void whatIsNoMonthIsRefusedByItsText(String text) {
    assertThatThrownBy(() -> Period.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"" + text + "\"")
        .hasMessageContaining("202511");
  }

  @Test
  void monthsAreCountedAcrossYears() {
    assertThat(Period.of(2025, 1).previous()).isEqualTo(Period.of(2024, 12));
    assertThat(Period.of(2025, 12).next()).isEqualTo(Period.of(2026, 1));
    assertThat(Period.of(2025, 11).plus(-23)).isEqualTo(Period.of(2023, 12));
  }

  @Test
  void aDayThatAMonthLacksIsItsLast() {
    assertThat(Period.of(2024, 2).day(31)).isEqualTo(LocalDate.of(2024, 2, 29));
    assertThat(Period.of(2025, 2).day(29)).isEqualTo(LocalDate.of(2025, 2, 28));
    assertThat(Period.of(2025, 2).day(12)).isEqualTo(LocalDate.of(2025, 2, 12));
  }

  /** Weakness 18: UTC clocks decided today and the month. */
  @Test
  void theMonthIsThatOfChileNotOfUtc() {
    InstantSource lateOnTheLastOfOctober =
        InstantSource.fixed(Instant.parse("2025-11-01T02:59:59Z"));
    assertThat(Period.current(lateOnTheLastOfOctober)).isEqualTo(Period.of(2025, 10));
    assertThat(Period.today(lateOnTheLastOfOctober)).isEqualTo(LocalDate.of(2025, 10, 31));
    assertThat(Period.current(InstantSource.fixed(Instant.parse("2025-11-01T03:00:00Z"))))
        .isEqualTo(Period.of(2025, 11));
  }

  @Test
  void everyDayIsInItsOwnMonthAndNoOther() {
    Tries.of(
        random -> {
          LocalDate day = LocalDate.ofEpochDay(random.nextLong(10_957, 47_482));
          Period period = Period.of(day);
          assertThat(period.contains(day)).isTrue();
          assertThat(period.firstDay()).isBeforeOrEqualTo(day);
          assertThat(period.lastDay()).isAfterOrEqualTo(day);
          assertThat(Period.parse(period.toString())).isEqualTo(period);
        });
  }
}
