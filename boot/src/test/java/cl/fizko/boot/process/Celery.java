package cl.fizko.boot.process;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Celery as this machine has it. */
final class Celery {

  private static final String PYTHON = "/usr/bin/python3";

  private Celery() {}

  /** Skips the tests without it, loudly, or fails them if {@code FIZKO_TEST_CELERY} says so. */
  static void mustBeInstalled() throws InterruptedException {
    String reason = "Celery is not installed for " + PYTHON + "; apt-get install python3-celery";
    boolean installed;
    try {
      installed =
          new ProcessBuilder(PYTHON, "-c", "import celery, redis")
                  .redirectErrorStream(true)
                  .start()
                  .waitFor()
              == 0;
    } catch (IOException e) {
      installed = false;
    }
    if (!installed) {
      if ("required".equals(System.getenv("FIZKO_TEST_CELERY"))) {
        fail(reason);
      }
      System.err.println(
          "\n*** SKIPPED: nothing proves here that we speak with Celery. " + reason + " ***\n");
      abort(reason);
    }
  }

  /** A worker that serves the same queues as ours. */
  static FizkoProcess worker(Redis redis) {
    return worker(redis, "default,low");
  }

  /** A worker that asks its neighbours nothing. */
  static FizkoProcess worker(Redis redis, String queues) {
    return worker(redis, queues, "--without-gossip", "--without-mingle");
  }

  static FizkoProcess worker(Redis redis, String queues, String... options) {
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("-m", "celery", "-A", "app", "worker"));
    arguments.addAll(List.of("--loglevel=info", "--concurrency=1", "--queues=" + queues));
    arguments.addAll(List.of(options));
    return python(redis, arguments.toArray(new String[0]));
  }

  /** Python, with the folder of our scripts; what ends in {@code .py} is one of them. */
  static FizkoProcess python(Redis redis, String... arguments) {
    Map<String, String> environment = new HashMap<>();
    environment.put("REDIS_URL", redis.url());
    environment.put("PYTHONPATH", folder().toString());
    environment.put("PYTHONDONTWRITEBYTECODE", "1");
    List<String> command = new ArrayList<>(List.of(PYTHON));
    for (String argument : arguments) {
      command.add(argument.endsWith(".py") ? folder().resolve(argument).toString() : argument);
    }
    return FizkoProcess.start(environment, command);
  }

  private static Path folder() {
    try {
      return Path.of(Objects.requireNonNull(Celery.class.getResource("/celery/")).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
