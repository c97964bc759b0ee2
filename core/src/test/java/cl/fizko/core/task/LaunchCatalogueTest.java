package cl.fizko.core.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cl.fizko.core.task.Signature.Binding.Bound;
import cl.fizko.core.task.Signature.Binding.Refused;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LaunchCatalogueTest {

  private static final String COMPANY = "1b4e28ba-2fa1-11d2-883f-0016d3cca427";

  @Test
  void theEightTasksOfTheOldSystemAreListedInItsOrder() {
    assertThat(LaunchCatalogue.TASKS.all())
        .extracting(task -> task.name().value())
        .containsExactly(
            "sii.sync_documents",
            "sii.sync_documents_all_companies",
            "sii.sync_f29",
            "sii.sync_f29_all_companies",
            "form29.generate_draft_for_company",
            "form29.generate_drafts_all_companies",
            "calendar.sync_company_calendar",
            "memory.load_company_memories");
  }

  @Test
  void whatIsNotGivenIsTheDefaultOrAbsent() {
    assertThat(bind("sii.sync_documents", Map.of("company_id", COMPANY)))
        .isEqualTo(new Bound(Map.of("company_id", COMPANY, "months", 1, "month_offset", 0)));
    assertThat(bind("sii.sync_f29", Map.of("company_id", COMPANY)))
        .isEqualTo(new Bound(Map.of("company_id", COMPANY)));
    assertThat(bind("form29.generate_drafts_all_companies", Map.of()))
        .isEqualTo(new Bound(Map.of("auto_calculate", true)));
  }

  @Test
  void everyParameterOutOfItsRangeIsNamed() {
    Map<String, Object> given = new LinkedHashMap<>();
    given.put("company_id", "1-2-3-4-5");
    given.put("period_year", 2031);
    given.put("period_month", 0);
    given.put("auto_calculate", "yes");
    given.put("fetch_sii_proposal", true);

    Signature.Binding binding = bind("form29.generate_draft_for_company", given);

    assertThat(binding).isInstanceOf(Refused.class);
    assertThat(((Refused) binding).problems())
        .extracting(Signature.Problem::parameter)
        .containsExactlyInAnyOrder(
            "company_id", "period_year", "period_month", "auto_calculate", "fetch_sii_proposal");
  }

  @Test
  void theYearOfAnF29SyncIsTextFrom2020To2030() {
    Parameter.Kind year = new Parameter.Kind.YearText(2020, 2030);

    assertThat(List.of("2020", "2025", "2030")).allMatch(year::accepts);
    assertThat(List.of("2019", "2031", "20251", " 2025", "٢٠٢٥", "", 2025))
        .noneMatch(year::accepts);
  }

  @Test
  void aUuidIsTakenInEitherCaseAndInNoOtherForm() {
    Parameter.Kind uuid = new Parameter.Kind.Uuid();

    assertThat(List.of(COMPANY, COMPANY.toUpperCase(java.util.Locale.ROOT)))
        .allMatch(uuid::accepts);
    assertThat(List.of("{" + COMPANY + "}", COMPANY + "\n", COMPANY.replace("-", ""), "1-1-1-1-1"))
        .noneMatch(uuid::accepts);
  }

  @Test
  void tasksCanBeAddedButNoneTwice() {
    LaunchableTask demo = new LaunchableTask(new TaskName("demo.add"), "Adds.", Signature.of());

    LaunchableTasks more = LaunchCatalogue.TASKS.and(List.of(demo));

    assertThat(more.find("demo.add")).contains(demo);
    assertThat(LaunchCatalogue.TASKS.find("demo.add")).isEmpty();
    assertThatThrownBy(() -> more.and(List.of(demo))).hasMessageContaining("demo.add");
  }

  private static Signature.Binding bind(String task, Map<String, Object> given) {
    return LaunchCatalogue.TASKS.find(task).orElseThrow().signature().bind(Arguments.named(given));
  }
}
