package cl.fizko.http.dashboard;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AssetsTest {

  private static final Path FOLDER = Path.of("src/main/resources/cl/fizko/http/dashboard");
  private static final int MOST_BYTES = 200_000;
  private static final int MOST_LINES = 200;
  private static final Pattern DEFINED = Pattern.compile("(?m)^  '([^']+)':");
  private static final Pattern ASKED = Pattern.compile("\\bt(?:Or)?\\('([^']+)'");
  private static final Pattern WORD = Pattern.compile("\\w+");
  private static final Pattern IMPORTS = Pattern.compile("import \\{([^}]*)} from '([^']+)'");
  private static final Pattern IMPORTED = Pattern.compile("from '([^']+)'");

  @Test
  void whatIsServedIsWhatIsThere() throws IOException {
    try (Stream<Path> files = Files.walk(FOLDER.resolve("assets"))) {
      assertThat(
              files
                  .filter(Files::isRegularFile)
                  .map(file -> FOLDER.resolve("assets").relativize(file).toString()))
          .containsExactlyInAnyOrderElementsOf(Assets.NAMES);
    }
  }

  @Test
  void allOfItIsSmall() {
    Assets assets = new Assets();
    long bytes =
        assets.page().length()
            + Assets.NAMES.stream()
                .mapToLong(name -> assets.asset(name).orElseThrow().content().length)
                .sum();
    assertThat(bytes).isLessThanOrEqualTo(MOST_BYTES);
    for (String name : modules()) {
      assertThat(text(name).lines().count()).as(name).isLessThanOrEqualTo(MOST_LINES);
    }
  }

  @Test
  void bothLanguagesSayTheSameThings() {
    assertThat(all("es.js", DEFINED)).isNotEmpty().isEqualTo(all("en.js", DEFINED));
    Function<String, Set<String>> gaps = name -> all(name, Pattern.compile("\\{(\\w+)}"));
    assertThat(gaps.apply("es.js")).isEqualTo(gaps.apply("en.js"));
  }

  @Test
  void everyTextThatIsAskedForIsThere() {
    Set<String> defined = all("es.js", DEFINED);
    for (String name : modules()) {
      assertThat(defined).as(name).containsAll(all(name, ASKED));
    }
  }

  @Test
  void everyModuleThatIsImportedIsThere() {
    for (String name : modules()) {
      for (String imported : all(name, IMPORTED)) {
        Path file = FOLDER.resolve("assets").resolve(name).resolveSibling(imported).normalize();
        assertThat(file).as(imported + " of " + name).isRegularFile();
      }
    }
  }

  @Test
  void everyNameThatIsImportedIsExportedThereAndUsedHere() {
    for (String name : modules()) {
      for (MatchResult line : IMPORTS.matcher(text(name)).results().toList()) {
        String from = Path.of(name).resolveSibling(line.group(2)).normalize().toString();
        for (String imported : words(line.group(1))) {
          assertThat(text(from))
              .as(imported + " of " + name)
              .containsPattern("export (async )?(const|function|class) " + imported);
          assertThat(words(text(name)).stream().filter(imported::equals).count())
              .as(imported + " in " + name)
              .isGreaterThan(1);
        }
      }
    }
  }

  @Test
  void nothingIsFetchedFromElsewhere() {
    for (String name : Assets.NAMES) {
      assertThat(text(name).replace("http://www.w3.org/2000/svg", ""))
          .as(name)
          .doesNotContain("http://", "https://", "innerHTML", "eval(");
    }
  }

  private static List<String> words(String text) {
    return WORD.matcher(text).results().map(MatchResult::group).toList();
  }

  private static Set<String> modules() {
    return Assets.NAMES.stream()
        .filter(name -> name.endsWith(".js") && !name.equals("es.js") && !name.equals("en.js"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> all(String name, Pattern pattern) {
    return pattern
        .matcher(text(name))
        .results()
        .map((MatchResult found) -> found.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String text(String name) {
    return new String(new Assets().asset(name).orElseThrow().content(), UTF_8);
  }
}
