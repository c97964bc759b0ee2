package cl.fizko.redis.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cl.fizko.core.task.journal.JournalEntry;
import cl.fizko.core.task.journal.JournalFilter;
import cl.fizko.core.task.journal.TaskState;
import cl.fizko.core.task.journal.Totals;
import cl.fizko.redis.RedisConnections;
import cl.fizko.redis.TestRedis;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What a Celery worker in Python tells of its tasks is in the journal. */
@Timeout(120)
class CeleryEventsTest {

  @RegisterExtension static final TestRedis REDIS = new TestRedis();

  private static final String APP =
      """
      from celery import Celery
      app = Celery("app", broker="BROKER_URL", backend="BROKER_URL")

      @app.task(name="py.add")
      def add(x, y):
          return x + y

      @app.task(name="py.fail")
      def fail():
          raise ValueError("no way")
      """;

  @TempDir Path folder;

  @Test
  void whatPythonWorkersTellIsInTheJournal() throws Exception {
    RedisConnections redis = REDIS.connect();
    RedisTaskJournal journal = new RedisTaskJournal(redis, 1_000);
    RedisTaskTotals totals = new RedisTaskTotals(redis);
    Files.writeString(folder.resolve("app.py"), APP.replace("BROKER_URL", REDIS.url().toString()));
    Process worker =
        python(
            "-m",
            "celery",
            "-A",
            "app",
            "worker",
            "-E",
            "-P",
            "solo",
            "-n",
            "python@here",
            "-l",
            "WARNING");
    try (CeleryEvents events = new CeleryEvents(redis, journal, totals)) {
      events.start();
      await()
          .atMost(Duration.ofSeconds(90))
          .pollInterval(Duration.ofSeconds(2))
          .until(
              () -> {
                Process sender = python("-c", "import app; app.add.delay(1, 2); app.fail.delay()");
                return sender.waitFor() == 0 && states(journal).contains("py.fail FAILURE");
              });
      assertThat(states(journal)).contains("py.add SUCCESS", "py.add STARTED");
      JournalEntry failure =
          journal.search(JournalFilter.ALL, Optional.empty(), 1_000).entries().stream()
              .filter(entry -> entry.state() == TaskState.FAILURE)
              .findFirst()
              .orElseThrow();
      assertThat(failure.worker()).isEqualTo("python@here");
      assertThat(failure.error()).isEqualTo("ValueError: no way");
      await().until(() -> totals.read().of(Totals.Count.FAILED) > 0);
    } finally {
      worker.destroy();
      worker.waitFor();
    }
  }

  private Process python(String... arguments) throws IOException {
    ProcessBuilder builder = new ProcessBuilder("/usr/bin/python3");
    builder.command().addAll(List.of(arguments));
    builder.environment().put("PYTHONPATH", folder.toString());
    return builder
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private static List<String> states(RedisTaskJournal journal) {
    return journal.search(JournalFilter.ALL, Optional.empty(), 1_000).entries().stream()
        .map(entry -> entry.name() + " " + entry.state())
        .toList();
  }
}
