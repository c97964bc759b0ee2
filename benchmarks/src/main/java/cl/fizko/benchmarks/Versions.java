package cl.fizko.benchmarks;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/** When, on what and with what the figures were taken. */
final class Versions {

  private final Setup setup;
  private final Stage stage;

  Versions(Setup setup, Stage stage) {
    this.setup = setup;
    this.stage = stage;
  }

  String line(Instant now) {
    List<String> parts = new ArrayList<>();
    parts.add(
        DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'").format(now.atOffset(ZoneOffset.UTC)));
    parts.add(Runtime.getRuntime().availableProcessors() + " processors");
    parts.add("Fizko " + fizko());
    parts.add("Redis " + stage.servers().redis().version());
    parts.add("JDK " + Runtime.version());
    stage.peers().celery().ifPresent(celery -> parts.add("Celery " + celery.version()));
    stage.peers().bullMq().ifPresent(bullMq -> parts.add("BullMQ " + bullMq.version()));
    parts.add("log level " + setup.logLevel());
    return String.join("; ", parts);
  }

  private String fizko() {
    try {
      return new Program(List.of("git", "describe", "--always", "--tags", "--dirty"), setup.home())
          .output();
    } catch (BenchmarkException e) {
      return "of unknown version";
    }
  }
}
