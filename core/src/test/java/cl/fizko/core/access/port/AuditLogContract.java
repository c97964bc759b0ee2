package cl.fizko.core.access.port;

import static org.assertj.core.api.Assertions.assertThat;

import cl.fizko.core.access.AuditEntry;
import cl.fizko.core.access.AuditFilter;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every {@link AuditLog} promises. */
@Timeout(60)
public abstract class AuditLogContract {

  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00.123456Z");
  private AuditLog log;

  /** One that is empty. */
  protected abstract AuditLog log();

  @BeforeEach
  void begin() {
    log = log();
    log.record(entry(0, "ana", "POST /api/v1/queues/{name}/purge"));
    log.record(entry(1, "service-1", "POST /api/celery/tasks/launch"));
    log.record(entry(2, "ana", "DELETE /api/v1/schedules/{id}"));
  }

  private static AuditEntry entry(long second, String actor, String action) {
    return new AuditEntry(
        0, NOW.plusSeconds(second), actor, action, "/target/" + second, 204, "r-" + second);
  }

  private List<String> targets(AuditFilter filter) {
    return log.newest(filter, OptionalLong.empty(), 10).stream().map(AuditEntry::target).toList();
  }

  @Test
  void theNewestComeFirstAsTheyWereRecorded() {
    List<AuditEntry> all = log.newest(AuditFilter.ALL, OptionalLong.empty(), 10);

    assertThat(all)
        .extracting(AuditEntry::target)
        .containsExactly("/target/2", "/target/1", "/target/0");
    AuditEntry newest = all.getFirst();
    assertThat(newest)
        .isEqualTo(
            new AuditEntry(
                newest.id(),
                NOW.plusSeconds(2),
                "ana",
                "DELETE /api/v1/schedules/{id}",
                "/target/2",
                204,
                "r-2"));
  }

  @Test
  void theyComeInPages() {
    List<AuditEntry> page = log.newest(AuditFilter.ALL, OptionalLong.empty(), 2);
    assertThat(page).hasSize(2);
    log.record(entry(3, "ana", "POST /later"));
    assertThat(log.newest(AuditFilter.ALL, OptionalLong.of(page.getLast().id()), 2))
        .extracting(AuditEntry::target)
        .containsExactly("/target/0");
  }

  @Test
  void theyAreFoundByActorActionAndTime() {
    Optional<String> any = Optional.empty();
    Optional<Instant> ever = Optional.empty();

    assertThat(targets(new AuditFilter(Optional.of("ana"), any, ever, ever)))
        .containsExactly("/target/2", "/target/0");
    assertThat(targets(new AuditFilter(any, Optional.of("POST /api/v1/"), ever, ever)))
        .containsExactly("/target/0");
    assertThat(targets(new AuditFilter(any, Optional.of("%"), ever, ever))).isEmpty();
    assertThat(
            targets(
                new AuditFilter(
                    any, any, Optional.of(NOW.plusSeconds(1)), Optional.of(NOW.plusSeconds(2)))))
        .containsExactly("/target/1");
  }
}
