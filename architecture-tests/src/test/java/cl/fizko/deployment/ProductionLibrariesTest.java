package cl.fizko.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cl.fizko.boot.Fizko;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The jars that the image gets. */
class ProductionLibrariesTest {

  private static final Pattern VERSION = Pattern.compile("-\\d[^/]*\\.jar$");
  private static final Pattern MODULE = Pattern.compile("\\b(?:java|jdk)\\.[a-z.]+");

  private Path fizko = Path.of("");

  @BeforeEach
  void theyWereBuilt() throws Exception {
    fizko = Path.of(Fizko.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    assumeTrue(Files.isRegularFile(fizko), "NOT TESTED: mvn test makes no jars, mvn verify does");
  }

  @Test
  void noneIsForTestsOrDevelopment() throws Exception {
    assertThat(names())
        .contains("boot", "core", "adapters-redis")
        .doesNotContain("dev", "dev-servers", "junit-jupiter-api", "assertj-core", "awaitility")
        .noneMatch(name -> name.startsWith("embedded-") || name.startsWith("testcontainers"));
  }

  @Test
  void noneIsThereTwice() throws Exception {
    assertThat(names()).doesNotHaveDuplicates();
  }

  /** The image's Java is made of the modules that the Dockerfile names. */
  @Test
  void theImagesJavaHasWhatTheyNeed() throws Exception {
    assertThat(givenModules()).contains("java.base").containsAll(neededModules());
  }

  /** Those that jlink is told, and those that they require in turn. */
  private static Set<String> givenModules() {
    String dockerfile = Repository.text("Dockerfile");
    String jlink = dockerfile.substring(dockerfile.indexOf("--add-modules"));
    return MODULE
        .matcher(jlink)
        .results()
        .map(MatchResult::group)
        .flatMap(module -> Stream.concat(Stream.of(module), required(module)))
        .collect(Collectors.toSet());
  }

  private static Stream<String> required(String module) {
    return ModuleFinder.ofSystem().find(module).stream()
        .flatMap(found -> found.descriptor().requires().stream())
        .map(ModuleDescriptor.Requires::name);
  }

  private List<String> neededModules() throws Exception {
    StringWriter out = new StringWriter();
    List<String> arguments =
        Stream.concat(
                Stream.of(
                    "--multi-release",
                    "21",
                    "--ignore-missing-deps",
                    "--print-module-deps",
                    "--class-path",
                    lib().resolve("*").toString()),
                jars().stream().map(Path::toString))
            .toList();
    ToolProvider.findFirst("jdeps")
        .orElseThrow()
        .run(new PrintWriter(out), new PrintWriter(out), arguments.toArray(String[]::new));
    String answer = out.toString().strip().lines().reduce("", (before, line) -> line);
    Matcher modules = MODULE.matcher(answer);
    return modules.results().map(MatchResult::group).toList();
  }

  private List<String> names() throws Exception {
    return jars().stream()
        .map(jar -> VERSION.matcher(jar.getFileName().toString()).replaceFirst(""))
        .toList();
  }

  private List<Path> jars() throws Exception {
    try (Stream<Path> all = Files.list(lib())) {
      return all.sorted().toList();
    }
  }

  private Path lib() {
    return fizko.resolveSibling("");
  }
}
