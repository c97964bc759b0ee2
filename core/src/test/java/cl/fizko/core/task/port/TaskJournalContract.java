package cl.fizko.core.task.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cl.fizko.core.task.TaskId;
import cl.fizko.core.task.journal.JournalEntry;
import cl.fizko.core.task.journal.JournalFilter;
import cl.fizko.core.task.journal.JournalPage;
import cl.fizko.core.task.journal.TaskState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every {@link TaskJournal} promises. */
@Timeout(60)
public abstract class TaskJournalContract {

  protected static final Instant NOON = Instant.parse("2026-11-24T15:00:00Z");

  private static final Optional<String> NEWEST = Optional.empty();

  /** An empty journal that holds about so many entries. */
  protected abstract TaskJournal journal(int size);

  protected static JournalEntry entry(int number, TaskState state) {
    return new JournalEntry(
        new TaskId("task-" + number),
        "demo.add",
        "default",
        "celery@a",
        state,
        1,
        NOON.plusSeconds(number),
        Duration.ofMillis(5),
        state == TaskState.FAILURE ? "ValueError: no number " + number : "");
  }

  private static List<JournalEntry> entries(int from, int to) {
    return IntStream.range(from, to).mapToObj(each -> entry(each, TaskState.SUCCESS)).toList();
  }

  @Test
  void anEntryIsReadAsItWasWritten() {
    TaskJournal journal = journal(1_000);
    JournalEntry strange =
        new JournalEntry(
            new TaskId("a b\tc\n\u001f'\"{}\\ñ"),
            "sii.día",
            "cola baja",
            "celery@ñandú",
            TaskState.RETRY,
            7,
            NOON.plusNanos(123_456_789),
            Duration.ofNanos(1_234_567_890),
            "IOError: ¡no!\tline\nbreak 😀");
    journal.write(List.of(strange));
    JournalPage page = journal.search(JournalFilter.ALL, NEWEST, 10);
    assertThat(page.entries()).containsExactly(strange);
    assertThat(page.entries().getFirst().at()).isEqualTo(NOON.plusMillis(123));
    assertThat(page.next()).isEmpty();
    assertThat(journal.timeline(strange.task())).containsExactly(strange);
  }

  @Test
  void theNewestComesFirstAndPagesFollowWithoutGapOrOverlap() {
    TaskJournal journal = journal(10_000);
    journal.write(entries(0, 3));
    journal.write(entries(3, 1_500));
    journal.write(entries(1_500, 1_501));
    List<JournalEntry> read = new ArrayList<>();
    Optional<String> next = NEWEST;
    do {
      JournalPage page = journal.search(JournalFilter.ALL, next, 70);
      assertThat(page.entries()).hasSizeLessThanOrEqualTo(70);
      read.addAll(page.entries());
      next = page.next();
      journal.write(entries(5_000, 5_001));
    } while (next.isPresent());
    assertThat(read).containsExactlyElementsOf(entries(0, 1_501).reversed());
  }

  @Test
  void aFullLastPageIsFollowedByNothing() {
    TaskJournal journal = journal(1_000);
    journal.write(entries(0, 10));
    Optional<String> next = journal.search(JournalFilter.ALL, NEWEST, 10).next();
    next.ifPresent(
        cursor -> {
          JournalPage last = journal.search(JournalFilter.ALL, Optional.of(cursor), 10);
          assertThat(last.entries()).isEmpty();
          assertThat(last.next()).isEmpty();
        });
  }

  @Test
  void whatIsAskedForIsFound() {
    TaskJournal journal = journal(10_000);
    journal.write(entries(0, 50));
    JournalEntry odd =
        new JournalEntry(
            new TaskId("ODD-ONE"),
            "sii.sync_f29",
            "low",
            "celery@b",
            TaskState.FAILURE,
            2,
            NOON.minusSeconds(10),
            Duration.ofSeconds(3),
            "TimeoutError: SII said nothing");
    journal.write(List.of(odd));
    journal.write(entries(50, 100));
    assertThat(found(journal, states(TaskState.FAILURE, TaskState.RETRY))).containsExactly(odd);
    assertThat(found(journal, filter("sii.", "", "", ""))).containsExactly(odd);
    assertThat(found(journal, filter("ii.", "", "", ""))).isEmpty();
    assertThat(found(journal, filter("", "low", "", ""))).containsExactly(odd);
    assertThat(found(journal, filter("", "lo", "", ""))).isEmpty();
    assertThat(found(journal, filter("", "", "celery@b", ""))).containsExactly(odd);
    assertThat(found(journal, filter("", "", "", "odd-o"))).containsExactly(odd);
    assertThat(found(journal, filter("", "", "", "SYNC_F"))).containsExactly(odd);
    assertThat(found(journal, filter("", "", "", "sii SAID"))).containsExactly(odd);
    assertThat(found(journal, filter("", "", "", "celery@b"))).isEmpty();
    assertThat(found(journal, filter("demo", "default", "celery@a", "task-7"))).hasSize(11);
    assertThat(found(journal, during(NOON.minusSeconds(11), NOON))).containsExactly(odd);
    assertThat(found(journal, during(NOON.plusSeconds(3), NOON.plusSeconds(5))))
        .containsExactlyElementsOf(entries(3, 5).reversed());
  }

  private static List<JournalEntry> found(TaskJournal journal, JournalFilter filter) {
    List<JournalEntry> found = new ArrayList<>();
    Optional<String> next = NEWEST;
    do {
      JournalPage page = journal.search(filter, next, 100);
      found.addAll(page.entries());
      next = page.next();
    } while (next.isPresent());
    return found;
  }

  private static JournalFilter states(TaskState... states) {
    return new JournalFilter(Set.of(states), "", "", "", "", Optional.empty(), Optional.empty());
  }

  private static JournalFilter filter(String name, String queue, String worker, String text) {
    return new JournalFilter(
        Set.of(), name, queue, worker, text, Optional.empty(), Optional.empty());
  }

  private static JournalFilter during(Instant since, Instant until) {
    return new JournalFilter(Set.of(), "", "", "", "", Optional.of(since), Optional.of(until));
  }

  @Test
  void theTimelineOfATaskBeginsWithItsBeginning() {
    TaskJournal journal = journal(10_000);
    journal.write(List.of(entry(7, TaskState.STARTED)));
    journal.write(entries(100, 1_200));
    journal.write(List.of(entry(7, TaskState.RETRY), entry(70, TaskState.SUCCESS)));
    journal.write(entries(1_200, 2_300));
    journal.write(List.of(entry(7, TaskState.FAILURE)));
    assertThat(journal.timeline(new TaskId("task-7")))
        .containsExactly(
            entry(7, TaskState.STARTED), entry(7, TaskState.RETRY), entry(7, TaskState.FAILURE));
    assertThat(journal.timeline(new TaskId("nobody"))).isEmpty();
  }

  @Test
  void theOldestGoFirst() {
    TaskJournal journal = journal(1_000);
    for (int start = 0; start < 5_000; start += 100) {
      journal.write(entries(start, start + 100));
    }
    List<JournalEntry> kept = found(journal, JournalFilter.ALL);
    assertThat(kept).hasSizeBetween(1_000, 1_400);
    assertThat(kept).isEqualTo(entries(5_000 - kept.size(), 5_000).reversed());
  }

  @Test
  void aCursorOfNoPageIsRefused() {
    TaskJournal journal = journal(1_000);
    journal.write(entries(0, 3));
    for (String bad : List.of("x", "-1", "1-2-3-4", "' OR 1=1", "9999999999999999999999")) {
      assertThatThrownBy(() -> journal.search(JournalFilter.ALL, Optional.of(bad), 10))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("cursor");
    }
  }
}
