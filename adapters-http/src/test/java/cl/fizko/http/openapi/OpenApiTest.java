package cl.fizko.http.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import cl.fizko.http.Answer;
import cl.fizko.http.TestServer;
import cl.fizko.http.route.Access;
import cl.fizko.http.route.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OpenApiTest {

  private final TestServer web = new TestServer();

  @AfterEach
  void end() {
    web.close();
  }

  private static Map<?, ?> map(@Nullable Object value) {
    return value instanceof Map<?, ?> map ? map : Map.of();
  }

  private Map<?, ?> paths() {
    return map(web.send(web.request("/openapi.json")).object().get("paths"));
  }

  private Map<?, ?> operation(Route route) {
    return map(map(paths().get(route.path())).get(route.method().name().toLowerCase(Locale.ROOT)));
  }

  @Test
  void theDocumentAndTheRoutesAreTheSame() {
    List<String> documented = new ArrayList<>();
    paths()
        .forEach(
            (path, methods) ->
                map(methods)
                    .keySet()
                    .forEach(
                        method ->
                            documented.add(
                                String.valueOf(method).toUpperCase(Locale.ROOT) + " " + path)));

    assertThat(documented)
        .containsExactlyInAnyOrderElementsOf(
            web.server.routes().stream()
                .map(route -> route.method() + " " + route.path())
                .toList());
  }

  @Test
  void everyRouteSaysWhatItDoesAndWhatItAnswers() {
    for (Route route : web.server.routes()) {
      assertThat(route.doc().summary()).as(route.method() + " " + route.path()).isNotBlank();
      assertThat(route.doc().replies()).as(route.method() + " " + route.path()).isNotEmpty();
    }
  }

  @Test
  void everyParameterInAPathIsExplained() {
    for (Route route : web.server.routes()) {
      assertThat(operation(route).toString())
          .as(route.path())
          .doesNotContain("in=path, name=id, description=,");
    }
  }

  @Test
  void problemsAreListedWhereTheyMayHappen() {
    for (Route route : web.server.routes()) {
      Map<?, ?> responses = map(operation(route).get("responses"));
      boolean open = route.access() instanceof Access.Anybody;
      assertThat(responses.containsKey("401")).as(route.path()).isEqualTo(!open);
      assertThat(responses.containsKey("default")).as(route.path()).isTrue();
      if (route.doc().body().isPresent()) {
        assertThat(responses.keySet().toString())
            .as(route.path())
            .contains("400", "413", "415", "422");
      }
      assertThat(operation(route).toString().contains("Idempotency-Key"))
          .as(route.path())
          .isEqualTo(route.once());
    }
  }

  @Test
  void everyExampleFitsItsSchema() {
    SchemaCheck check = new SchemaCheck();
    for (Route route : web.server.routes()) {
      Map<?, ?> operation = operation(route);
      List<Object> contents = new ArrayList<>();
      contents.addAll(map(map(operation.get("requestBody")).get("content")).values());
      map(operation.get("responses"))
          .values()
          .forEach(response -> contents.addAll(map(map(response).get("content")).values()));
      for (Object content : contents) {
        if (map(content).containsKey("example")) {
          assertThat(check.problems(map(map(content).get("schema")), map(content).get("example")))
              .as(route.method() + " " + route.path())
              .isEmpty();
        }
      }
    }
  }

  @Test
  void anAnswerFitsTheSchemaThatItIsDocumentedWith() {
    Map<?, ?> get = map(map(paths().get("/api/v1/queues")).get("get"));
    Map<?, ?> ok = map(map(get.get("responses")).get("200"));
    Map<?, ?> schema = map(map(map(ok.get("content")).get("application/json")).get("schema"));

    assertThat(new SchemaCheck().problems(schema, web.get("/api/v1/queues").object())).isEmpty();
    assertThat(new SchemaCheck().problems(schema, Map.of("items", List.of(Map.of("name", 1)))))
        .isNotEmpty();
  }

  @Test
  void thePageComesFromOurJarAloneAndIsSmall() {
    int size = 0;
    for (String path : List.of("/docs", "/docs/docs.css", "/docs/docs.js")) {
      Answer answer = web.send(web.request(path));
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.body()).as(path).doesNotContain("http://", "https://", "style=", "onclick");
      assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
      size += answer.body().length();
    }
    assertThat(size).isLessThan(30_000);
    assertThat(web.send(web.request("/docs")).header("Content-Security-Policy"))
        .contains("default-src 'self'")
        .doesNotContain("unsafe");
  }
}
