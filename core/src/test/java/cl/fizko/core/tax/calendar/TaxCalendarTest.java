package cl.fizko.core.tax.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import cl.fizko.core.tax.Period;
import cl.fizko.core.tax.Tries;
import cl.fizko.core.tax.calendar.Obligation.Filer;
import cl.fizko.core.tax.calendar.TaxCalendar.Standing;
import cl.fizko.core.tax.calendar.TaxCalendar.State;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaxCalendarTest {

  private static final Obligation F29 = Obligation.f29(Filer.ELECTRONIC_ISSUER);

  /** Weakness 27: no holidays. */
  @ParameterizedTest
  @CsvSource({
    "202512,ELECTRONIC_ISSUER,2025-12-22", // the 20th is a Saturday
    "202512,ORDINARY,2025-12-12",
    "202510,ORDINARY,2025-10-13", // Sunday and holiday, the 12th
    "202409,ELECTRONIC_ISSUER,2024-09-23", // a bridge on Friday the 20th, and a weekend
    "202509,WITHOUT_PAYMENT,2025-09-29"
  })
  void aDueDateMovesToTheNextWorkingDay(String period, Filer filer, LocalDate due) {
    Period month = Period.parse(period);
    assertThat(
            TaxCalendar.events(List.of(Obligation.f29(filer)), month.firstDay(), month.lastDay()))
        .extracting(TaxEvent::due)
        .containsExactly(due);
  }

  @Test
  void theLastOfDecemberIsNoWorkingDay() {
    // Thursday the 31st, holiday, weekend
    assertThat(WorkingDays.onOrAfter(LocalDate.of(2026, 12, 31))).isEqualTo("2027-01-04");
    // A Sunday whose Monday is a holiday as well
    assertThat(WorkingDays.onOrAfter(LocalDate.of(2022, 12, 31))).isEqualTo("2023-01-03");
  }

  /** Weakness 27: the period was the month of the due date. */
  @Test
  void aDeclarationIsForTheMonthBefore() {
    TaxEvent event = only(F29, "2025-12-01", "2025-12-31");
    assertThat(event.from()).isEqualTo(Period.of(2025, 11));
    assertThat(event.to()).isEqualTo(Period.of(2025, 11));
    assertThat(event.label()).isEqualTo("noviembre 2025");
  }

  /** Weakness 27: an annual event was skipped once its month had begun, its label a year low. */
  @Test
  void anAnnualDeclarationIsForTheYearBeforeAndThereUntilItsDay() {
    TaxEvent event = only(Obligation.f22(), "2026-04-29", "2026-12-31");
    assertThat(event.due()).isEqualTo("2026-04-30");
    assertThat(event.from()).isEqualTo(Period.of(2025, 1));
    assertThat(event.to()).isEqualTo(Period.of(2025, 12));
    assertThat(event.label()).isEqualTo("año 2025");
  }

  /** Weakness 27: quarterly ones were ignored. */
  @Test
  void aQuarterlyOneIsForTheThreeMonthsBefore() {
    Obligation quarterly =
        new Obligation("example", "Ejemplo", new Recurrence.Quarterly(15, Set.of(1, 4, 7, 10)));
    List<TaxEvent> events =
        TaxCalendar.events(
            List.of(quarterly), LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31));
    assertThat(events)
        .extracting(TaxEvent::label)
        .containsExactly(
            "octubre a diciembre 2025",
            "enero a marzo 2026",
            "abril a junio 2026",
            "julio a septiembre 2026");
    assertThat(events.getFirst().due()).isEqualTo("2026-01-15");
  }

  /** Weakness 27: day 31 crashed in short months. */
  @Test
  void theThirtyFirstIsTheLastOfAShortMonth() {
    Obligation monthEnd = new Obligation("example", "Ejemplo", new Recurrence.Monthly(31));
    assertThat(only(monthEnd, "2025-06-10", "2025-06-30").due()).isEqualTo("2025-06-30");
    assertThat(only(monthEnd, "2024-02-10", "2024-02-29").due()).isEqualTo("2024-02-29");
  }

  @Test
  void aDateThatMovesIntoTheNextMonthIsFoundThere() {
    Obligation monthEnd = new Obligation("example", "Ejemplo", new Recurrence.Monthly(31));
    assertThat(only(monthEnd, "2025-12-01", "2025-12-30").label()).isEqualTo("octubre 2025");
  }

  /** Weakness 27: events never turned overdue, and a first run left all pending. */
  @Test
  void theNextOneIsInProgressAndWhatIsPastItsDayOverdue() {
    List<TaxEvent> events =
        TaxCalendar.events(
            List.of(F29, Obligation.f22()), LocalDate.of(2026, 1, 1), LocalDate.of(2026, 5, 31));
    TaxEvent january = events.getFirst();
    assertThat(TaxCalendar.standings(events, Set.of(january), LocalDate.of(2026, 2, 21)))
        .extracting(standing -> standing.event().label(), Standing::state)
        .containsExactly(
            tuple("diciembre 2025", State.COMPLETED),
            tuple("enero 2026", State.OVERDUE),
            tuple("febrero 2026", State.IN_PROGRESS),
            tuple("marzo 2026", State.PENDING),
            tuple("año 2025", State.IN_PROGRESS),
            tuple("abril 2026", State.PENDING));
  }

  @Test
  void onItsDayAnEventIsNotOverdueYet() {
    TaxEvent event = only(F29, "2025-12-01", "2025-12-31");
    assertThat(TaxCalendar.standings(List.of(event), Set.of(), event.due()))
        .extracting(Standing::state)
        .containsExactly(State.IN_PROGRESS);
  }

  @Test
  void monthsThatAreNoQuartersAreRefused() {
    assertThatThrownBy(() -> new Recurrence.Quarterly(12, Set.of(1, 4, 7, 11)))
        .hasMessageContaining("three apart");
    assertThatThrownBy(() -> new Recurrence.Monthly(32)).hasMessageContaining("1 to 31");
    assertThatThrownBy(() -> new Recurrence.Annual(13, 1)).hasMessageContaining("1 to 12");
  }

  @Test
  void everyDueDateIsTheFirstWorkingDayFromItsNominalOne() {
    Tries.of(
        random -> {
          LocalDate day = LocalDate.ofEpochDay(random.nextLong(17_532, 47_000));
          LocalDate due = WorkingDays.onOrAfter(day);
          assertThat(WorkingDays.isWorkingDay(due)).isTrue();
          assertThat(day.datesUntil(due)).noneMatch(WorkingDays::isWorkingDay);
        });
  }

  private static TaxEvent only(Obligation obligation, String from, String to) {
    List<TaxEvent> events =
        TaxCalendar.events(List.of(obligation), LocalDate.parse(from), LocalDate.parse(to));
    assertThat(events).hasSize(1);
    return events.getFirst();
  }
}
