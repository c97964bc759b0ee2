package cl.fizko.dev;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/** What axe-core, the rule book of the trade, says of a page as it stands. */
final class Accessibility {

  private static final String RUN =
      """
      const done = arguments[arguments.length - 1];
      axe.run(document, {resultTypes: ['violations']}).then((results) => done(
          results.violations
              .filter((one) => ['serious', 'critical'].includes(one.impact))
              .map((one) => `${one.id}: ${one.help}: ${one.nodes.map((node) => node.target).join(' | ')}`)),
          (error) => done([String(error)]));
      """;

  private final Operator operator;
  private final String axe = axe();

  Accessibility(Operator operator) {
    this.operator = operator;
  }

  /** Nothing serious or critical is wrong, in light and in dark. */
  void isGood(String page) {
    for (String scheme : List.of("light", "dark")) {
      operator.prefers(scheme);
      operator.browser().executeScript(axe);
      Object violations = operator.browser().executeAsyncScript(RUN);
      assertThat((List<?>) violations).as(page + ", " + scheme).isEmpty();
    }
    operator.prefers("light");
  }

  private static String axe() {
    try (InputStream script =
        Objects.requireNonNull(Accessibility.class.getResourceAsStream("/axe.min.js"))) {
      return new String(script.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
