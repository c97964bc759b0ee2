package cl.fizko.dev;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.logging.Level;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/**
 * Debian's browser, without a window. Where there is none the class is skipped; with {@code
 * FIZKO_TEST_BROWSER=required} it fails. Nothing is downloaded.
 */
final class Chromium implements BeforeAllCallback {

  private static final Path BROWSER = Path.of("/usr/bin/chromium");
  private static final Path DRIVER = Path.of("/usr/bin/chromedriver");

  @Override
  public void beforeAll(ExtensionContext context) {
    if (!Files.isExecutable(BROWSER) || !Files.isExecutable(DRIVER)) {
      String reason = "there is no browser; apt-get install chromium chromium-driver";
      if ("required".equals(System.getenv("FIZKO_TEST_BROWSER"))) {
        fail(reason);
      }
      System.err.println("\n*** SKIPPED: the dashboard is not looked at. " + reason + " ***\n");
      abort(reason);
    }
  }

  /** A window with no cookies and nothing remembered; its user closes it. */
  ChromeDriver window() {
    return new ChromeDriver(
        new ChromeDriverService.Builder()
            .usingDriverExecutable(DRIVER.toFile())
            .usingAnyFreePort()
            .build(),
        options());
  }

  private static ChromeOptions options() {
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.WARNING);
    ChromeOptions options = new ChromeOptions();
    options.setBinary(BROWSER.toFile());
    options.addArguments(
        "--headless=new",
        "--no-sandbox", // the tests may run as root
        "--disable-gpu",
        "--disable-lcd-text",
        "--disable-dev-shm-usage",
        "--hide-scrollbars",
        "--force-color-profile=srgb",
        "--lang=es-CL");
    options.setCapability(ChromeOptions.LOGGING_PREFS, (Object) logs);
    options.setExperimentalOption("prefs", Map.of("credentials_enable_service", false));
    return options;
  }
}
