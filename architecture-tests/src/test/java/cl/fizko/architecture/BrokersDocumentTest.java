package cl.fizko.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What docs/brokers.md shows is what the project that embeds core compiles. */
class BrokersDocumentTest {

  private static final Path REPOSITORY = Path.of("..");
  private static final Pattern CODE = Pattern.compile("```(?:java|xml)\n(.*?)```", Pattern.DOTALL);

  private final String document = read(REPOSITORY.resolve("docs/brokers.md"));

  @Test
  void allThatItShowsIsCompiled() throws IOException {
    List<String> compiled = files("core/src/it/embed/src", ".java");
    String pom = flush(read(REPOSITORY.resolve("core/src/it/embed/pom.xml")));
    List<String> shown =
        CODE.matcher(document).results().map((MatchResult code) -> flush(code.group(1))).toList();

    assertThat(shown).hasSizeGreaterThanOrEqualTo(4);
    assertThat(shown)
        .allMatch(
            code -> pom.contains(code) || compiled.stream().anyMatch(file -> file.contains(code)));
  }

  @Test
  void everyContractIsNamed() throws IOException {
    Path tests = REPOSITORY.resolve("core/src/test/java");
    try (Stream<Path> all = Files.walk(tests)) {
      List<String> contracts =
          all.filter(file -> file.toString().endsWith("Contract.java"))
              .map(file -> tests.relativize(file).toString().replace('/', '.'))
              .map(name -> "`" + name.substring(0, name.length() - ".java".length()) + "`")
              .toList();

      assertThat(contracts).hasSizeGreaterThanOrEqualTo(5);
      assertThat(document).contains(contracts);
    }
  }

  private static List<String> files(String folder, String ending) throws IOException {
    try (Stream<Path> all = Files.walk(REPOSITORY.resolve(folder))) {
      return all.filter(file -> file.toString().endsWith(ending))
          .map(file -> flush(read(file)))
          .toList();
    }
  }

  /** Without what its lines are indented by. */
  private static String flush(String text) {
    return text.lines().map(String::strip).collect(Collectors.joining("\n"));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
