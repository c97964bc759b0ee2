package cl.fizko.core.schedule.desk;

import static org.assertj.core.api.Assertions.assertThat;

import cl.fizko.core.runtime.SteppingClock;
import cl.fizko.core.schedule.Clocked;
import cl.fizko.core.schedule.Expiry;
import cl.fizko.core.schedule.Interval;
import cl.fizko.core.schedule.PeriodicTask;
import cl.fizko.core.schedule.PeriodicTaskId;
import cl.fizko.core.schedule.Policy;
import cl.fizko.core.schedule.Sending;
import cl.fizko.core.schedule.Solar;
import cl.fizko.core.schedule.port.InMemoryScheduleBook;
import cl.fizko.core.schedule.port.InMemoryScheduleLog;
import cl.fizko.core.task.Arguments;
import cl.fizko.core.task.LaunchCatalogue;
import cl.fizko.core.task.LaunchableTask;
import cl.fizko.core.task.Nothing;
import cl.fizko.core.task.QueueName;
import cl.fizko.core.task.Reserved;
import cl.fizko.core.task.Task;
import cl.fizko.core.task.TaskId;
import cl.fizko.core.task.TaskName;
import cl.fizko.core.task.TaskOptions;
import cl.fizko.core.task.TaskRoutes;
import cl.fizko.core.task.WorkerId;
import cl.fizko.core.task.port.InMemoryTaskBroker;
import cl.fizko.core.task.port.InMemoryTaskResults;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ScheduleDeskTest {

  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
  private static final QueueName DEFAULT = new QueueName("default");
  private static final Map<String, Object> DRAFTS =
      Map.of(
          "name", "drafts", "task", "form29.generate_drafts_all_companies", "crontab", "0 2 1 * *");

  private final SteppingClock clock = new SteppingClock(NOW);
  private final InMemoryTaskResults results = new InMemoryTaskResults();
  private final InMemoryTaskBroker broker = new InMemoryTaskBroker(results, clock);
  private final InMemoryScheduleLog log = new InMemoryScheduleLog();
  private final InMemoryScheduleBook book = new InMemoryScheduleBook(log);
  private final ScheduleDesk desk = desk();

  private ScheduleDesk desk() {
    TreeSet<TaskName> known = new TreeSet<>();
    LaunchCatalogue.TASKS.all().stream().map(LaunchableTask::name).forEach(known::add);
    ScheduleForm form =
        new ScheduleForm(
            known,
            (event, place, after) -> Optional.of(after.plusSeconds(86_400)),
            ZoneId.of("America/Santiago"));
    Sending sending = new Sending(broker, new TaskRoutes(Map.of(), DEFAULT));
    return new ScheduleDesk(book, log, sending, results, form, clock);
  }

  private static Map<String, Object> with(Map<String, Object> base, Object... more) {
    Map<String, Object> fields = new LinkedHashMap<>(base);
    for (int i = 0; i < more.length; i += 2) {
      fields.put((String) more[i], more[i + 1]);
    }
    return fields;
  }

  private static Map<String, Object> without(String field) {
    Map<String, Object> fields = new LinkedHashMap<>(DRAFTS);
    fields.remove(field);
    return fields;
  }

  private static Map<String, Object> when(Object... schedule) {
    return with(without("crontab"), schedule);
  }

  private Draft draft(String name) {
    return ((Entry.Legible) book.find(name).orElseThrow().content()).draft();
  }

  @Test
  void aScheduleIsCreatedWithWhatIsNotGivenByDefault() {
    Decision decision = desk.create(DRAFTS, "ana");

    assertThat(decision).isInstanceOf(Decision.Done.class);
    Draft draft = draft("drafts");
    assertThat(draft.enabled()).isTrue();
    assertThat(draft.oneOff()).isFalse();
    assertThat(draft.arguments()).isEqualTo(Arguments.NONE);
    assertThat(draft.delivery()).isEqualTo(PeriodicTask.Delivery.DEFAULT);
    assertThat(draft.startsAt()).isEqualTo(PeriodicTask.UNSET);
    assertThat(draft.policy()).isEqualTo(Policy.DEFAULT);
    View view = ((Decision.Done) decision).view();
    assertThat(view.next())
        .extracting(time -> time.toOffsetDateTime().toString())
        .containsExactly(
            "2026-12-01T02:00-03:00", "2027-01-01T02:00-03:00", "2027-02-01T02:00-03:00");
    assertThat(view.lastRun()).isEmpty();
  }

  @Test
  void everyKindOfScheduleCanBeCreated() {
    desk.create(with(when("every", 90, "period", "seconds"), "name", "interval"), "ana");
    desk.create(with(when("clocked_time", "2026-12-24T18:00:00"), "name", "clocked"), "ana");
    desk.create(
        with(
            when("solar_event", "sunset", "latitude", -33.45, "longitude", "-70.66"),
            "name",
            "solar"),
        "ana");

    assertThat(draft("interval").schedule()).isEqualTo(new Interval(Duration.ofSeconds(90)));
    assertThat(draft("clocked").schedule())
        .isEqualTo(new Clocked(Instant.parse("2026-12-24T21:00:00Z")));
    assertThat(draft("clocked").oneOff()).as("a clocked schedule is for once").isTrue();
    assertThat(draft("solar").schedule()).isInstanceOf(Solar.class);
  }

  @Test
  void aTaskThatOnlyOthersKnowIsTakenWhenThatIsSaid() {
    Map<String, Object> fields = with(DRAFTS, "task", "python.only");
    assertThat(desk.create(with(fields, "unknown_task", "refuse"), "ana").toString())
        .contains("task: is 'python.only'", "unknown_task allow");
    assertThat(desk.create(with(fields, "unknown_task", "yes"), "ana").toString())
        .contains("unknown_task: is 'yes'; expected refuse or allow, such as allow");

    Decision decision = desk.create(with(fields, "unknown_task", "allow"), "ana");

    assertThat(((Decision.Done) decision).view().fields()).doesNotContainKey("unknown_task");
    assertThat(draft("drafts").task()).isEqualTo(new TaskName("python.only"));
    assertThat(log.latest(1).getFirst().detail()).doesNotContainKey("unknown_task");
    assertThat(desk.change("drafts", Map.of("crontab", "0 3 * * *"), "ana"))
        .isInstanceOf(Decision.Done.class);
  }

  @Test
  void whatIsShownCanBeGivenAgain() {
    Map<String, Object> everything =
        with(
            DRAFTS,
            "timezone",
            "America/New_York",
            "args",
            List.of(1, "ñ"),
            "kwargs",
            Map.of("months", 2),
            "queue",
            "low",
            "priority",
            6,
            "headers",
            Map.of("tenant", "acme"),
            "expire_seconds",
            600,
            "one_off",
            true,
            "start_time",
            "2027-01-01T00:00:00Z",
            "enabled",
            false,
            "description",
            "for people",
            "misfire",
            "catch_up",
            "catch_up_most",
            7,
            "jitter_seconds",
            30);
    desk.create(everything, "ana");
    Map<String, Object> shown = desk.show("drafts").orElseThrow().fields();

    assertThat(shown).containsAllEntriesOf(without("crontab"));
    desk.create(with(shown, "name", "again"), "ana");
    assertThat(with(desk.show("again").orElseThrow().fields(), "name", "drafts")).isEqualTo(shown);
  }

  @Test
  void aChangeChangesWhatIsGivenAndNothingElse() {
    desk.create(with(DRAFTS, "expire_seconds", 600, "priority", 3), "ana");
    Draft before = draft("drafts");

    desk.change("drafts", Map.of("priority", 6), "ana");
    assertThat(draft("drafts").delivery().priority()).isEqualTo(6);
    assertThat(draft("drafts").schedule()).isEqualTo(before.schedule());
    desk.change("drafts", Map.of("every", 2, "period", "hours"), "ana");
    assertThat(draft("drafts").schedule()).isEqualTo(new Interval(Duration.ofHours(2)));
    desk.change("drafts", Map.of("every", 3), "ana");
    assertThat(draft("drafts").schedule()).isEqualTo(new Interval(Duration.ofHours(3)));
    desk.change("drafts", Map.of("expires", "2027-01-01T00:00:00Z"), "ana");
    assertThat(desk.show("drafts").orElseThrow().fields())
        .containsEntry("expires", "2027-01-01T00:00:00Z")
        .doesNotContainKey("expire_seconds");
    desk.change("drafts", Map.of("expires", Nothing.NOTHING, "name", "renamed"), "ana");
    assertThat(draft("renamed").delivery().expiry()).isEqualTo(new Expiry.Never());
    assertThat(book.find("drafts")).isEmpty();
  }

  @Test
  void everyChangeIsNotedWithWhoWhenAndWhat() {
    desk.create(DRAFTS, "ana");
    clock.step(Duration.ofSeconds(1));
    desk.change("drafts", Map.of("priority", 6), "berta");
    desk.change("drafts", Map.of("priority", 6), "berta");
    desk.enable("drafts", false, "ana");
    desk.run("drafts", "ana");
    desk.delete("drafts", "ana");

    assertThat(desk.history(10))
        .extracting(Change::action)
        .containsExactly(
            Change.Action.DELETE,
            Change.Action.RUN,
            Change.Action.DISABLE,
            Change.Action.CHANGE,
            Change.Action.CREATE);
    Change change = desk.historyOf("drafts", 10).get(3);
    assertThat(change.by()).isEqualTo("berta");
    assertThat(change.at()).isEqualTo(NOW.plusSeconds(1));
    assertThat(change.detail()).isEqualTo(Map.of("priority", Map.of("from", 0, "to", 6)));
  }

  @Test
  void aRunOutOfTurnSendsTheTaskAsTheRowSaysAndLeavesItsTimesAlone() {
    desk.create(with(DRAFTS, "enabled", false, "expire_seconds", 60), "ana");

    Decision.Sent sent = (Decision.Sent) desk.run("drafts", "ana");

    Task task =
        broker.reserve(new WorkerId("w@test"), List.of(DEFAULT), 1, Duration.ofSeconds(30)).stream()
            .map(delivery -> ((Reserved) delivery).task())
            .findFirst()
            .orElseThrow();
    assertThat(task.id()).isEqualTo(sent.task());
    assertThat(task.options().expires()).isEqualTo(NOW.plusSeconds(60));
    assertThat(book.find("drafts").orElseThrow().lastRunAt()).isEqualTo(PeriodicTask.UNSET);
    assertThat(desk.run("drafts", "ana")).isNotEqualTo(sent);
  }

  @Test
  void theLastRunIsShownWithItsResult() {
    desk.create(DRAFTS, "ana");
    Entry entry = book.find("drafts").orElseThrow();
    TaskId task = new TaskId("last");
    book.put(
        new Entry(
            entry.id(),
            entry.content(),
            NOW.minusSeconds(60),
            1,
            Optional.of(task),
            Optional.empty()));
    assertThat(desk.show("drafts").orElseThrow().lastRun().map(View.LastRun::state))
        .contains("UNKNOWN");

    results.started(
        List.of(new Task(task, new TaskName("x"), Arguments.NONE, TaskOptions.DEFAULT)),
        new WorkerId("w@test"));

    assertThat(desk.show("drafts").orElseThrow().lastRun().map(View.LastRun::state))
        .contains("STARTED");
  }

  @Test
  void theAlarmThatABeatHasSetSaysWhenAFreshIntervalIsDue() {
    desk.create(when("every", 1, "period", "hours"), "ana");
    Entry entry = book.find("drafts").orElseThrow();
    book.put(
        new Entry(
            entry.id(),
            entry.content(),
            PeriodicTask.UNSET,
            0,
            Optional.empty(),
            Optional.of(NOW.plusSeconds(60))));

    assertThat(desk.show("drafts").orElseThrow().next())
        .extracting(time -> time.toInstant())
        .containsExactly(NOW.plusSeconds(60), NOW.plusSeconds(3_660), NOW.plusSeconds(7_260));
  }

  /** What is refused, with the field, and something that the message has to say. */
  static Stream<org.junit.jupiter.params.provider.Arguments> refusals() {
    return Stream.of(
        refusal(with(DRAFTS, "crontab", "99 * * * *"), "crontab", "'99 * * * *'"),
        refusal(with(DRAFTS, "crontab", "* * *"), "crontab", "3 fields"),
        refusal(with(DRAFTS, "crontab", "0 0 * * 7"), "crontab", "7 is out of range"),
        refusal(with(DRAFTS, "crontab", "0 0 L * *"), "crontab", "day_of_month is 'L'"),
        refusal(with(DRAFTS, "crontab", "1,".repeat(130) + "1 * * * *"), "crontab", "shorter"),
        refusal(with(DRAFTS, "timezone", "Mars/X"), "timezone", "'Mars/X'"),
        refusal(with(DRAFTS, "timezone", "UTC+3"), "timezone", "'UTC+3'"),
        refusal(when("every", 0, "period", "hours"), "every", "is 0"),
        refusal(when("every", -5, "period", "hours"), "every", "is -5"),
        refusal(when("every", 1.5, "period", "hours"), "every", "is 1.5"),
        refusal(when("every", 2_147_483_648L, "period", "days"), "every", "is 2147483648"),
        refusal(when("every", 5, "period", "weeks"), "period", "'weeks'"),
        refusal(when("every", 5), "period", "missing"),
        refusal(when("period", "days"), "every", "missing"),
        refusal(when("clocked_time", "2026-11-23T11:59:59Z"), "clocked_time", "to come"),
        refusal(when("clocked_time", "tomorrow"), "clocked_time", "'tomorrow'"),
        refusal(when("clocked_time", "2027-01-01T00:00:00Z", "one_off", false), "one_off", "false"),
        refusal(
            when("solar_event", "noon", "latitude", 0, "longitude", 0), "solar_event", "'noon'"),
        refusal(when("solar_event", "sunset", "latitude", 91, "longitude", 0), "latitude", "is 91"),
        refusal(when("solar_event", "sunset", "latitude", 0), "longitude", "missing"),
        refusal(without("crontab"), "crontab", "no schedule"),
        refusal(with(DRAFTS, "every", 5, "period", "days"), "crontab", "several"),
        refusal(with(DRAFTS, "args", Map.of("a", 1)), "args", "{a=1}"),
        refusal(with(DRAFTS, "args", "{bad"), "args", "'{bad'"),
        refusal(with(DRAFTS, "kwargs", List.of(1)), "kwargs", "[1]"),
        refusal(with(DRAFTS, "headers", "x"), "headers", "'x'"),
        refusal(
            with(DRAFTS, "task", "sii.unknown"), "task", "form29.generate_drafts_all_companies"),
        refusal(without("task"), "task", "missing"),
        refusal(with(DRAFTS, "task", "  "), "task", "'  '"),
        refusal(without("name"), "name", "missing"),
        refusal(with(DRAFTS, "name", "  "), "name", "'  '"),
        refusal(with(DRAFTS, "name", "x".repeat(256)), "name", "255"),
        refusal(with(DRAFTS, "priority", 10), "priority", "is 10"),
        refusal(with(DRAFTS, "queue", "a\nb"), "queue", "such as low"),
        refusal(with(DRAFTS, "expires", "2026-01-01T00:00:00Z"), "expires", "to come"),
        refusal(with(DRAFTS, "expire_seconds", 0), "expire_seconds", "is 0"),
        refusal(
            with(DRAFTS, "expires", "2027-01-01T00:00:00Z", "expire_seconds", 5),
            "expires",
            "either"),
        refusal(with(DRAFTS, "enabled", "yes"), "enabled", "'yes'"),
        refusal(with(DRAFTS, "start_time", "12345-01-01T00:00:00Z"), "start_time", "12345"),
        refusal(with(DRAFTS, "misfire", "never"), "misfire", "'never'"),
        refusal(with(DRAFTS, "catch_up_most", 0), "catch_up_most", "is 0"),
        refusal(with(DRAFTS, "jitter_seconds", 86_401), "jitter_seconds", "is 86401"),
        refusal(with(DRAFTS, "first_run", "at_once"), "first_run", "interval"),
        refusal(with(DRAFTS, "crontabs", "x"), "crontabs", "crontab, description"));
  }

  private static org.junit.jupiter.params.provider.Arguments refusal(
      Map<String, Object> fields, String field, String says) {
    return org.junit.jupiter.params.provider.Arguments.of(fields, field, says);
  }

  @ParameterizedTest(name = "{1} {2}")
  @MethodSource("refusals")
  void whatMakesNoSenseIsRefusedByFieldWithItsValueAndAnExample(
      Map<String, Object> fields, String field, String says) {
    Decision decision = desk.create(fields, "ana");

    assertThat(decision)
        .isInstanceOfSatisfying(
            Decision.Refused.class,
            refused ->
                assertThat(refused.problems())
                    .singleElement()
                    .satisfies(
                        problem -> {
                          assertThat(problem.field()).isEqualTo(field);
                          assertThat(problem.message()).contains(says).contains("expected ");
                        }));
    assertThat(book.page(0, 10)).isEmpty();
    assertThat(log.latest(10)).isEmpty();
  }

  @Test
  void aNameThatAnotherRowHasIsRefused() {
    desk.create(DRAFTS, "ana");
    desk.create(with(DRAFTS, "name", "other"), "ana");

    for (Decision decision :
        List.of(
            desk.create(DRAFTS, "ana"), desk.change("other", Map.of("name", "drafts"), "ana"))) {
      assertThat(decision)
          .isInstanceOfSatisfying(
              Decision.Refused.class,
              refused ->
                  assertThat(refused.problems().getFirst().toString())
                      .startsWith("name: is 'drafts', which another row has; expected")
                      .endsWith("such as drafts 2"));
    }
  }

  @Test
  void whatARowSaidBeforeIsNoReasonToRefuseAnotherChange() {
    desk.create(when("clocked_time", "2026-11-23T13:00:00Z"), "ana");
    Draft known = draft("drafts");
    book.replace(
        new PeriodicTaskId(1),
        new Draft(
            known.name(),
            "",
            true,
            known.schedule(),
            new TaskName("python.only"),
            known.arguments(),
            known.delivery(),
            true,
            known.startsAt(),
            known.policy()),
        desk.history(1).getFirst());
    clock.step(Duration.ofDays(1));

    assertThat(desk.change("drafts", Map.of("priority", 3), "ana"))
        .isInstanceOf(Decision.Done.class);
    assertThat(desk.change("drafts", Map.of("task", "python.other"), "ana"))
        .isInstanceOf(Decision.Refused.class);
  }

  @Test
  void aRowThatCannotBeReadIsShownSwitchedOffAndMendedButNotSwitchedOnOrRun() {
    book.put(
        new Entry(
            new PeriodicTaskId(7),
            new Entry.Illegible("bad", true, "sii.sync", "minute is '99'; expected 0-59"),
            PeriodicTask.UNSET,
            0,
            Optional.empty(),
            Optional.empty()));

    assertThat(desk.show("bad").orElseThrow().reason()).contains("minute is '99'; expected 0-59");
    assertThat(desk.show("bad").orElseThrow().next()).isEmpty();
    assertThat(desk.run("bad", "ana")).isInstanceOf(Decision.Refused.class);
    assertThat(desk.enable("bad", true, "ana")).isInstanceOf(Decision.Refused.class);
    assertThat(desk.enable("bad", false, "ana")).isInstanceOf(Decision.Done.class);
    assertThat(desk.change("bad", without("name"), "ana")).isInstanceOf(Decision.Done.class);
    assertThat(desk.show("bad").orElseThrow().reason()).isEmpty();
  }

  @Test
  void whatIsNotThereIsSaidNotToBeThere() {
    assertThat(desk.show("nobody")).isEmpty();
    for (Decision decision :
        List.of(
            desk.change("nobody", Map.of(), "ana"),
            desk.enable("nobody", true, "ana"),
            desk.run("nobody", "ana"),
            desk.delete("nobody", "ana"))) {
      assertThat(decision).isEqualTo(new Decision.NotThere("nobody"));
    }
  }

  @Test
  void aPreviewTellsWordsAndTimesOrWhatIsWrong() {
    Preview.Understood preview =
        (Preview.Understood)
            desk.preview(Map.of("crontab", "0 9 * * mon-fri", "timezone", "UTC"), 2);
    assertThat(preview.words().values())
        .containsExactly(
            "At 09:00, on Monday to Friday, UTC time",
            "A las 09:00, los días lunes a viernes, hora de UTC");
    assertThat(preview.next())
        .extracting(time -> time.toOffsetDateTime())
        .containsExactly(
            OffsetDateTime.parse("2026-11-24T09:00Z"), OffsetDateTime.parse("2026-11-25T09:00Z"));
    assertThat(desk.preview(Map.of("crontab", "* * * * *", "name", "x"), 2))
        .isInstanceOf(Preview.Refused.class);
  }

  @Test
  void theDefaultScheduleIsAddedOnceAndLeavesAloneWhatIsThere() {
    desk.create(with(DRAFTS, "name", "filed F29 forms"), "ana");

    List<String> added = DefaultSchedule.TAX_DESK.addTo(desk, "ana");

    assertThat(added)
        .containsExactly(
            "documents of this month", "documents of last month", "F29 drafts of last month");
    assertThat(DefaultSchedule.TAX_DESK.addTo(desk, "ana")).isEmpty();
    assertThat(desk.list(0, 10)).hasSize(4).allMatch(view -> view.next().size() == 3);
    assertThat(draft("filed F29 forms").task().value())
        .isEqualTo("form29.generate_drafts_all_companies");
  }
}
