package cl.fizko.dev;

import cl.fizko.core.runtime.Pause;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.OutputType;

/**
 * Takes the pictures of {@code docs/images} anew, from the same demonstration each time. A usual
 * test run leaves them alone.
 */
@EnabledIfSystemProperty(
    named = "fizko.pictures",
    matches = "true",
    disabledReason = "pictures are taken with -Dfizko.pictures=true")
class DashboardPicturesTest {

  private static final Path FOLDER = Path.of("..", "docs", "images");
  private static final int TICKS = 900;
  private static final Duration TICK = Duration.ofMillis(100);

  @RegisterExtension
  @Order(1)
  static final Chromium chromium = new Chromium();

  @RegisterExtension
  @Order(2)
  static final LiveStack live = new LiveStack();

  @Test
  void everyPageHasItsPicture() throws IOException {
    Files.createDirectories(FOLDER);
    Operator ana = new Operator(chromium.window(), live.stack().web());
    ana.goesTo("/");
    ana.sees("h1", "Panel de operación");
    take(ana, "login");
    ana.goesTo(live.stack().loginLink().toString());
    ana.sees("h1", "Resumen");
    schedules(ana);
    String failed = live.sends("demo.fail", "El SII respondió 503").value();
    String asleep = demonstration(ana);

    Map.of(
            "queues", "/queues",
            "queue", "/queues/low",
            "tasks", "/tasks",
            "task", "/tasks/" + failed,
            "task-running", "/tasks/" + asleep,
            "dead-letters", "/dead-letters",
            "workers", "/workers",
            "schedules", "/schedules",
            "schedule-new", "/schedules/new",
            "audit", "/audit")
        .forEach((name, path) -> open(ana, name, path));
    ana.phone();
    open(ana, "tasks-phone", "/tasks");
    ana.leaves();
  }

  private static void open(Operator ana, String name, String path) {
    ana.goesTo(path);
    ana.sees("main h1", "");
    ana.settled();
    ana.sees("#pulse", "En vivo");
    take(ana, name);
  }

  private static void take(Operator ana, String name) {
    try {
      Files.write(
          FOLDER.resolve("dashboard-" + name + ".png"),
          ana.browser().getScreenshotAs(OutputType.BYTES));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A minute and a half of work that comes in waves, with failures, retries and dead letters. */
  private static String demonstration(Operator ana) {
    Pause pause = new Pause();
    for (int tick = 0; tick < TICKS; tick++) {
      double wave = 1 + Math.sin(tick / 60.0);
      live.sends("demo.sleep", Math.round(40 + 60 * wave) / 1_000.0);
      if (wave > 1.2) {
        live.sends("demo.add", tick, 1);
      }
      if (tick % 90 == 40) {
        live.sends("demo.fail", "El SII respondió 503");
      }
      if (tick % 70 == 20) {
        live.sends("demo.retry_then_ok", 1, 0.5);
      }
      if (tick % 180 == 100) {
        live.sends("facturas.importar", tick);
      }
      pause.goOnAfter(TICK);
    }
    overview(ana);
    return live.sends("demo.sleep", 600).value();
  }

  private static void overview(Operator ana) {
    take(ana, "overview");
    ana.prefers("dark");
    take(ana, "overview-dark");
    ana.prefers("light");
    ana.phone();
    take(ana, "overview-phone");
    ana.wide();
  }

  private static void schedules(Operator ana) {
    String[] drafts = {
      "{\"name\": \"Documentos de cada noche\", \"task\": \"demo.noop\", \"crontab\": \"30 2 * * *\"}",
      "{\"name\": \"Borradores del F29\", \"task\": \"demo.noop\", \"crontab\": \"0 8 1-12 * mon-fri\"}",
      "{\"name\": \"Recordatorios\", \"task\": \"demo.noop\", \"every\": 15, \"period\": \"minutes\"}",
      "{\"name\": \"Antes del amanecer\", \"task\": \"demo.noop\", \"solar_event\": \"dawn_civil\","
          + " \"latitude\": -33.45, \"longitude\": -70.66, \"enabled\": false}"
    };
    for (String draft : drafts) {
      ana.browser()
          .executeAsyncScript(
              "const done = arguments[1]; fetch('/api/v1/schedules', {method: 'POST', headers:"
                  + " {'Content-Type': 'application/json', 'X-Fizko-Csrf': '1'}, body:"
                  + " arguments[0]}).then(done)",
              draft);
    }
  }
}
