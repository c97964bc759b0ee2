package cl.fizko.core.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RecordBinderTest {

  private static final UUID COMPANY = UUID.fromString("5f0c5bb1-2ab1-4c62-9a3b-0d8e6b8a5f10");

  enum Kind {
    PURCHASES,
    SALES
  }

  record Line(String folio, BigDecimal net) {}

  record Sync(
      UUID companyId,
      @ByDefault("1") int months,
      @ByDefault("true") boolean autoCalculate,
      @ByDefault("sales") Kind kind,
      Optional<YearMonth> periodFrom,
      @ByDefault("2026-11-23") LocalDate day) {}

  record Draft(List<Line> lines, Map<String, Object> extra, Object anything, long total) {}

  record Ranged(int month) {
    Ranged {
      if (month < 1 || month > 12) {
        throw new IllegalArgumentException("month is " + month + "; expected 1 to 12");
      }
    }
  }

  private final RecordBinder<Sync> sync = new RecordBinder<>(Sync.class);

  @Test
  void namesAreBoundInSnakeCaseWithDefaults() throws Exception {
    assertThat(sync.bind(named(Map.of("company_id", COMPANY.toString()))))
        .isEqualTo(
            new Sync(
                COMPANY, 1, true, Kind.SALES, Optional.empty(), LocalDate.parse("2026-11-23")));
    assertThat(
            sync.bind(
                named(
                    Map.of(
                        "company_id",
                        COMPANY.toString(),
                        "months",
                        3,
                        "auto_calculate",
                        false,
                        "kind",
                        "Purchases",
                        "period_from",
                        "2026-01"))))
        .isEqualTo(
            new Sync(
                COMPANY,
                3,
                false,
                Kind.PURCHASES,
                Optional.of(YearMonth.of(2026, 1)),
                LocalDate.parse("2026-11-23")));
  }

  @Test
  void argumentsWithoutNamesAreBoundInOrder() throws Exception {
    assertThat(sync.bind(task(Arguments.of(COMPANY.toString(), 2L))).months()).isEqualTo(2);
  }

  @Test
  void everyArgumentThatDoesNotFitIsNamed() {
    assertThatThrownBy(
            () ->
                sync.bind(
                    named(Map.of("months", 1.5, "kind", "other", "day", "today", "year", "2026"))))
        .isInstanceOfSatisfying(
            TaskFailedException.class,
            refused -> {
              assertThat(refused.isForGood()).isTrue();
              assertThat(refused.failure().type()).isEqualTo("TypeError");
              assertThat(refused.failure().message())
                  .contains("'company_id' is missing; expected a UUID as text")
                  .contains("'months' expected an integer")
                  .contains("'kind' expected one of purchases, sales")
                  .contains("'day' expected a date")
                  .contains("'year' is no parameter");
            });
  }

  @Test
  void aTextIsNoNumberAndANumberNoText() {
    assertThatThrownBy(
            () -> sync.bind(named(Map.of("company_id", COMPANY.toString(), "months", "3"))))
        .hasMessageContaining("'months' expected an integer");
    assertThatThrownBy(() -> sync.bind(named(Map.of("company_id", 7))))
        .hasMessageContaining("'company_id' expected a UUID");
  }

  @Test
  void tooManyAndDoubledArgumentsAreRefused() {
    RecordBinder<Ranged> binder = new RecordBinder<>(Ranged.class);
    assertThatThrownBy(() -> binder.bind(task(Arguments.of(1, 2))))
        .hasMessageContaining("takes 1 arguments but 2 were given");
    assertThatThrownBy(() -> binder.bind(task(new Arguments(List.of(1), Map.of("month", 1)))))
        .hasMessageContaining("both by position and by name");
  }

  @Test
  void whatTheRecordItselfRefusesIsTold() {
    assertThatThrownBy(() -> new RecordBinder<>(Ranged.class).bind(named(Map.of("month", 13))))
        .hasMessageContaining("month is 13; expected 1 to 12");
  }

  @Test
  void listsMapsAndRecordsAreBound() throws Exception {
    Draft draft =
        new RecordBinder<>(Draft.class)
            .bind(
                named(
                    Map.of(
                        "lines",
                        List.of(Map.of("folio", "17", "net", 1000.5)),
                        "extra",
                        Map.of("a", 1),
                        "anything",
                        List.of("x"),
                        "total",
                        12345678901L)));
    assertThat(draft.lines()).containsExactly(new Line("17", new BigDecimal("1000.5")));
    assertThat(draft.total()).isEqualTo(12345678901L);
    assertThatThrownBy(
            () ->
                new RecordBinder<>(Draft.class)
                    .bind(
                        named(
                            Map.of(
                                "lines",
                                List.of(Map.of("folio", "17")),
                                "extra",
                                Map.of(),
                                "anything",
                                1,
                                "total",
                                1))))
        .hasMessageContaining("'lines' expected a list");
  }

  record Unknown(Thread thread) {}

  record BadDefault(@ByDefault("three") int months) {}

  @Test
  void aRecordThatCannotBeBoundIsRefusedAtOnce() {
    assertThatThrownBy(() -> new RecordBinder<>(Unknown.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("java.lang.Thread");
    assertThatThrownBy(() -> new RecordBinder<>(BadDefault.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'months' is 'three'");
  }

  private static Task named(Map<String, Object> named) {
    return task(Arguments.named(named));
  }

  private static Task task(Arguments arguments) {
    return Task.of(new TaskName("sii.sync_documents"), arguments);
  }
}
