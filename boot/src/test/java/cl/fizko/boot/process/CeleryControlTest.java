package cl.fizko.boot.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Celery's command line and monitors before a worker process of ours. */
@Timeout(180)
class CeleryControlTest {

  private static final String NODE = "fizko@java";

  @BeforeAll
  static void celeryIsInstalled() throws Exception {
    Celery.mustBeInstalled();
  }

  @Test
  void everyCommandWorksAndTheLastOneEndsTheProcess() throws Exception {
    try (Redis redis = new Redis();
        FizkoProcess worker = worker(redis)) {
      worker.awaitLine("ready.");
      assertIsContent(Celery.python(redis, "commands.py", NODE));
      assertThat(worker.exitCode()).as(worker.output()).isZero();
    }
  }

  @Test
  void aMonitorSeesTheWorkerAndItsTasks() throws Exception {
    try (Redis redis = new Redis();
        FizkoProcess worker = worker(redis)) {
      worker.awaitLine("ready.");
      assertIsContent(Celery.python(redis, "monitor.py", NODE));
      assertThat(worker.exitCode()).as(worker.output()).isZero();
    }
  }

  @Test
  void celerysOwnDumpOfEventsShowsThem() throws Exception {
    try (Redis redis = new Redis();
        FizkoProcess dump =
            Celery.python(redis, "-u", "-m", "celery", "-A", "app", "events", "--dump");
        FizkoProcess worker = worker(redis, Map.of("FIZKO_TASK_EVENTS", "true"))) {
      dump.awaitLine("evdump: starting capture");
      worker.awaitLine("ready.");
      dump.awaitLine("heartbeat");
      try (FizkoProcess client =
          Celery.python(redis, "-m", "celery", "-A", "app", "call", "demo.add", "--args=[2, 3]")) {
        assertThat(client.exitCode()).as(client.output()).isZero();
      }
      assertThat(dump.awaitLine("task received"))
          .contains(NODE, "demo.add", "args=(2, 3) kwargs={}");
      assertThat(dump.awaitLine("task succeeded")).contains(NODE, "demo.add");
      worker.terminate();
      assertThat(worker.exitCode()).isZero();
      assertThat(dump.awaitLine("shutdown")).contains(NODE);
    }
  }

  @Test
  void workersOfBothKindsAnswerAndKnowTheSameRevocations() throws Exception {
    try (Redis redis = new Redis();
        FizkoProcess first = Celery.worker(redis, "python", "--hostname=first@python")) {
      first.awaitLine("ready.");
      revoke(redis, "known-to-python", "first@python");
      try (FizkoProcess ours = worker(redis)) {
        ours.awaitLine("ready.");
        revoke(redis, "known-to-java", NODE);
        first.terminate();
        assertThat(first.exitCode()).isZero();
        try (FizkoProcess second =
            Celery.worker(redis, "python", "--hostname=second@python", "--without-gossip")) {
          second.awaitLine("ready.");
          assertIsContent(Celery.python(redis, "neighbours.py", NODE, "second@python"));
        }
      }
    }
  }

  /** Tells one worker alone, so that others can only know it from that one. */
  private static void revoke(Redis redis, String id, String node) throws Exception {
    try (FizkoProcess client =
        Celery.python(
            redis,
            "-c",
            "import sys; from app import app;"
                + " print(app.control.revoke(sys.argv[1], destination=[sys.argv[2]],"
                + " reply=True, timeout=5, limit=1))",
            id,
            node)) {
      assertThat(client.exitCode()).as(client.output()).isZero();
      assertThat(client.output()).contains("flagged as revoked");
    }
  }

  private static FizkoProcess worker(Redis redis) {
    return worker(redis, Map.of());
  }

  private static FizkoProcess worker(Redis redis, Map<String, String> more) {
    Map<String, String> environment = new HashMap<>(more);
    environment.put("REDIS_URL", redis.url());
    environment.put("FIZKO_DEMO_TASKS", "true");
    environment.put("FIZKO_WORKER_NAME", NODE);
    return FizkoProcess.fizko(environment, "worker");
  }

  private static void assertIsContent(FizkoProcess script) throws Exception {
    try (script) {
      assertThat(script.exitCode()).as(script.output()).isZero();
      assertThat(script.output()).endsWith("all as expected");
    }
  }
}
