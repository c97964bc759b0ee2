package cl.fizko.core.tax.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HolidaysTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        // Easter
        "2024-03-29",
        "2025-04-18",
        "2025-04-19",
        "2026-04-03",
        "2027-03-26",
        "2038-04-23",
        // Solstice; the first one was held on the 21st
        "2021-06-21",
        "2022-06-21",
        "2023-06-21",
        "2024-06-20",
        "2025-06-20",
        "2026-06-21",
        // Moved to Monday: from Sunday not at all, from Tuesday to Thursday back, from Friday on
        "2025-06-29",
        "2021-06-28",
        "2022-06-27",
        "2023-06-26",
        "2018-07-02",
        "2025-10-12",
        "2023-10-09",
        "2018-10-15",
        // Moved to Friday
        "2023-10-27",
        "2018-11-02",
        "2024-10-31",
        // Bridges
        "2018-09-17",
        "2021-09-17",
        "2024-09-20",
        "2022-09-16",
        "2023-01-02",
        "2027-09-17"
      })
  void theseAreHolidays(LocalDate day) {
    assertThat(Holidays.of(day.getYear())).extracting(Holiday::day).contains(day);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2025-06-21",
        "2021-06-29",
        "2018-06-29",
        "2023-10-31",
        "2025-09-17",
        "2026-09-17",
        "2023-09-20",
        "2024-01-02",
        "2020-06-20",
        "2025-12-31"
      })
  void theseAreNot(LocalDate day) {
    assertThat(Holidays.of(day.getYear())).extracting(Holiday::day).doesNotContain(day);
  }

  @ParameterizedTest
  @CsvSource({
    "2024,2024-06-20T20:51:00Z",
    "2025,2025-06-21T02:42:00Z",
    "2026,2026-06-21T08:24:00Z",
    "2027,2027-06-21T14:11:00Z"
  })
  void theSolsticeIsKnownToAboutAMinute(int year, Instant published) {
    assertThat(WinterSolstice.instant(year)).isCloseTo(published, within(2, ChronoUnit.MINUTES));
  }

  @Test
  void aYearOfOtherLawsIsNotGuessed() {
    assertThatThrownBy(() -> Holidays.of(2017)).hasMessageContaining("2018");
    assertThatThrownBy(() -> Holidays.of(2100)).hasMessageContaining("2099");
  }
}
