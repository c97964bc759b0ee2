package cl.fizko.dev;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.awaitility.core.ConditionFactory;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.NoSuchElementException;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.logging.LogType;

/** Somebody in front of the dashboard: sees what can be seen, and does what hands can do. */
final class Operator {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final ChromeDriver browser;
  private final URI home;

  Operator(ChromeDriver browser, URI home) {
    this.browser = browser;
    this.home = home;
    browser.executeCdpCommand(
        "Emulation.setTimezoneOverride", Map.of("timezoneId", "America/Santiago"));
    wide();
  }

  /** Sits in front of a usual screen. */
  void wide() {
    size(1200, 800, false);
  }

  /** Holds a small phone. */
  void phone() {
    size(390, 844, true);
  }

  private void size(int width, int height, boolean mobile) {
    browser.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", mobile));
  }

  /** Prefers {@code light} or {@code dark}, as the whole system does. */
  void prefers(String scheme) {
    browser.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
  }

  void goesTo(String path) {
    browser.get(home.resolve(path).toString());
  }

  /** Goes somewhere and waits for what stands there as the page's name. */
  void opens(String path, String heading) {
    goesTo(path);
    sees("h1", heading);
    settled();
  }

  void reloads() {
    browser.navigate().refresh();
  }

  String address() {
    return URI.create(browser.getCurrentUrl()).getPath();
  }

  void clicks(String name) {
    clicksIn("body", name);
  }

  /** Clicks what has this text or label within the first that holds a text. */
  void clicksIn(String part, String name) {
    once(() -> named(part, name).click());
  }

  /** The row of a table that says a text. */
  static String row(String text) {
    return "//tbody/tr[contains(normalize-space(.), \"%s\")]".formatted(text);
  }

  private WebElement named(String part, String name) {
    String within = part.startsWith("/") ? part : "//" + part;
    String what =
        "%s//*[self::a or self::button or self::summary or self::input or self::label]"
            .formatted(within);
    return browser.findElement(
        By.xpath(what + "[normalize-space(.)=\"%s\" or @aria-label=\"%s\"]".formatted(name, name)));
  }

  /** Types into the field with a label, in the place of what stood there. */
  void types(String label, String text) {
    once(
        () -> {
          WebElement field = field(label);
          field.sendKeys(Keys.chord(Keys.CONTROL, "a"), Keys.BACK_SPACE);
          field.sendKeys(text);
        });
  }

  void chooses(String label, String option) {
    once(
        () ->
            field(label)
                .findElement(By.xpath("./option[normalize-space(.)=\"" + option + "\"]"))
                .click());
  }

  String written(String label) {
    return Objects.requireNonNull(field(label).getDomProperty("value"));
  }

  private WebElement field(String label) {
    WebElement named =
        browser
            .findElements(
                By.xpath(
                    "//label[normalize-space(.)=\"%s\" or span=\"%s\"]".formatted(label, label)))
            .stream()
            .filter(WebElement::isDisplayed)
            .reduce((before, after) -> after) // a dialog stands after the page that it covers
            .orElseThrow(() -> new NoSuchElementException("no field " + label));
    String target = named.getDomAttribute("for");
    return target == null
        ? named.findElement(By.xpath(".//input | .//select | .//textarea"))
        : browser.findElement(By.id(target));
  }

  void presses(CharSequence... keys) {
    browser.switchTo().activeElement().sendKeys(keys);
  }

  /** What has the focus, in words. */
  String focus() {
    return browser.switchTo().activeElement().getText();
  }

  /** Waits until some element that can be seen says a text. */
  void sees(String selector, String text) {
    waits("sees '" + text + "' in " + selector).until(() -> isThere(selector, text));
  }

  void sees(String text) {
    sees("body", text);
  }

  void seesNot(String selector, String text) {
    waits("sees no '" + text + "' in " + selector).until(() -> !isThere(selector, text));
  }

  /** All requests of the page have been answered, and it shows what they said. */
  void settled() {
    waits("the page has settled")
        .until(() -> Boolean.TRUE.equals(script("return !document.querySelector('[aria-busy]')")));
  }

  Object script(String script, Object... arguments) {
    return Objects.requireNonNullElse(browser.executeScript(script, arguments), "");
  }

  /** What the page complained of in the console; refused requests, which pages tell, are not. */
  void foundNoErrors() {
    assertThat(browser.manage().logs().get(LogType.BROWSER).getAll())
        .extracting(Object::toString)
        .filteredOn(line -> !line.contains("Failed to load resource"))
        .isEmpty();
  }

  /**
   * Reloads the page until it says something: for pages that do not bring themselves up to date.
   */
  void reloadsUntil(String selector, String text) {
    waits("sees '" + text + "' in " + selector + " after some reloading")
        .pollInterval(Duration.ofMillis(700))
        .until(
            () -> {
              boolean there = isThere(selector, text);
              if (!there) {
                reloads();
              }
              return there;
            });
  }

  private boolean isThere(String selector, String text) {
    return browser.findElements(By.cssSelector(selector)).stream()
        .anyMatch(one -> one.isDisplayed() && one.getText().contains(text));
  }

  /** Closes the window. */
  void leaves() {
    browser.quit();
  }

  ChromeDriver browser() {
    return browser;
  }

  private void once(Runnable action) {
    waits("can be done")
        .ignoreExceptionsInstanceOf(WebDriverException.class)
        .untilAsserted(action::run);
  }

  private static ConditionFactory waits(String what) {
    return await(what)
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(100))
        .ignoreException(StaleElementReferenceException.class);
  }
}
