package cl.fizko.boot.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tokens of services, from the command line. */
@Timeout(180)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TokensCommandTest {

  private final Postgres postgres = new Postgres();

  TokensCommandTest() {
    postgres.client().close();
  }

  @AfterAll
  void end() {
    postgres.close();
  }

  private record Run(int exit, List<String> lines) {}

  private Run tokens(String... arguments) throws InterruptedException {
    List<String> all = new ArrayList<>(List.of("tokens"));
    all.addAll(List.of(arguments));
    try (FizkoProcess process =
        FizkoProcess.fizko(postgres.environment(), all.toArray(String[]::new))) {
      int exit = process.exitCode();
      return new Run(exit, process.output().lines().toList());
    }
  }

  @Test
  void aTokenIsIssuedListedAndRevoked() throws Exception {
    Run issued = tokens("issue", "--name", "edge functions", "--expires", "90d");
    assertThat(issued.exit()).isZero();
    String token =
        issued.lines().stream().filter(line -> line.startsWith("fzk_")).findFirst().orElseThrow();

    Run list = tokens("list");
    JsonNode only = new JsonMapper().readTree(list.lines().getFirst());
    assertThat(list.lines()).hasSize(1).noneMatch(line -> line.contains(token));
    assertThat(only.path("name").asString()).isEqualTo("edge functions");
    assertThat(only.has("expires_at")).isTrue();

    String id = only.path("id").asString();
    assertThat(tokens("revoke", id)).isEqualTo(new Run(0, List.of("Revoked: " + id)));
    assertThat(tokens("list").lines()).isEmpty();
    assertThat(tokens("revoke", id).exit()).isEqualTo(1);
  }

  @Test
  void whatIsWrongIsToldWithAnExample() throws Exception {
    Run end = tokens("issue", "--name", "x", "--expires", "soon");
    assertThat(end.exit()).isEqualTo(2);
    assertThat(end.lines()).anyMatch(line -> line.contains("expected such as 90d"));
    Run id = tokens("revoke", "edge");
    assertThat(id.exit()).isEqualTo(2);
    assertThat(id.lines()).anyMatch(line -> line.contains("is no UUID"));
  }
}
