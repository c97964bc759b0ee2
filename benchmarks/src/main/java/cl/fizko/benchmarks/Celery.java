package cl.fizko.benchmarks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The small Celery application beside this module. */
final class Celery {

  private static final String PYTHON = "/usr/bin/python3";

  private final Path folder;
  private final Map<String, String> environment;

  /**
   * @throws BenchmarkException if there is no Celery for this Python
   */
  Celery(Path folder, Map<String, String> environment) {
    this.folder = folder;
    this.environment = new HashMap<>(environment);
    this.environment.put("PYTHONDONTWRITEBYTECODE", "1");
    python("-c", "import celery, redis").output();
  }

  String version() {
    return python("-c", "import celery; print(celery.__version__)").output();
  }

  Program worker(int processes, String logLevel) {
    return python(
        "-m",
        "celery",
        "-A",
        "demo",
        "worker",
        "--pool",
        "prefork",
        "-c",
        Integer.toString(processes),
        "-Q",
        "default",
        "--loglevel",
        logLevel);
  }

  /**
   * A beat with its usual scheduler, which keeps what it knows in a file of its own.
   *
   * @param rows entries that are not due for months
   * @param burst those that are due once
   */
  Program beat(int rows, BeatRows.Burst burst, Path file, String logLevel) {
    return python("-m", "celery", "-A", "beat", "beat", "-s", file.toString(), "-l", logLevel)
        .with(
            Map.of(
                "BEAT_ROWS", Integer.toString(rows),
                "BEAT_FROM", Double.toString(burst.from().toEpochMilli() / 1e3),
                "BEAT_RATE", Integer.toString(BeatRows.RATE),
                "BEAT_FIRINGS", Integer.toString(BeatRows.FIRINGS)));
  }

  Program enqueue(double seconds, int bytes) {
    return python("enqueue.py", Double.toString(seconds), Integer.toString(bytes));
  }

  private Program python(String... arguments) {
    List<String> command = new ArrayList<>(List.of(PYTHON));
    command.addAll(List.of(arguments));
    return new Program(command, folder, environment);
  }
}
