package cl.fizko.boot.role;

import cl.fizko.boot.metrics.Metrics;
import cl.fizko.boot.settings.Role;
import cl.fizko.boot.settings.Settings;
import cl.fizko.boot.settings.SettingsReader;
import cl.fizko.core.runtime.Lifecycle;
import cl.fizko.devservers.EmbeddedPostgresServer;
import cl.fizko.devservers.EmbeddedRedis;
import cl.fizko.devservers.PostgresOptions;
import cl.fizko.devservers.RedisOptions;
import cl.fizko.http.route.Route;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The web role as it is in production, over servers of the test's own, with people to call it. */
final class RunningWeb implements AutoCloseable {

  static final String OPERATOR = "made-up-operator-token-1";
  static final String SERVICE = "made-up-service-token-1";
  static final String MONITOR = "made-up-monitor-token-1";
  static final String OWNER = UUID.randomUUID().toString();
  static final String MEMBER = UUID.randomUUID().toString();
  static final String ACCOUNTANT = UUID.randomUUID().toString();
  static final String FOREIGNER = UUID.randomUUID().toString();

  private static final String PROJECT = "http://127.0.0.1:1";

  final Tokens tokens = new Tokens("made-up-secret-of-a-project-0123456789", PROJECT + "/auth/v1");
  private final EmbeddedPostgresServer postgres =
      EmbeddedPostgresServer.start(PostgresOptions.temporary());
  private final EmbeddedRedis redis = EmbeddedRedis.start(RedisOptions.temporary());
  private final WebComponent component;
  private final Lifecycle role;
  private final HttpClient client = HttpClient.newHttpClient();
  final String bakery;
  final String school;

  /** Further settings come in pairs. */
  RunningWeb(String... more) {
    Settings settings = settings(more);
    Client.migrate(settings);
    component = DaggerWebComponent.factory().create(settings, Optional.of(new Metrics()));
    role = component.role();
    role.start();
    bakery = company("76.192.083-9", "Panadería");
    school = company("12.345.678-5", "Colegio");
    join(bakery, OWNER, "owner");
    join(bakery, MEMBER, "member");
    join(bakery, ACCOUNTANT, "accountant");
    join(school, ACCOUNTANT, "accountant");
    join(school, FOREIGNER, "owner");
  }

  private Settings settings(String... more) {
    Map<String, String> variables = new HashMap<>();
    variables.put("PORT", "0");
    variables.put("FIZKO_HOST", "127.0.0.1");
    variables.put("REDIS_URL", redis.uri().toString());
    variables.put("DATABASE_URL", postgres.uri().toString());
    variables.put("SUPABASE_URL", PROJECT);
    variables.put("SUPABASE_JWT_SECRET", tokens.secret());
    variables.put("FIZKO_OPERATOR_TOKENS", OPERATOR);
    variables.put("FIZKO_SERVICE_TOKENS", SERVICE);
    variables.put("FIZKO_METRICS_TOKEN", MONITOR);
    variables.put("FIZKO_DASHBOARD_SECRET", "made-up-secret-of-sessions-0123456789");
    variables.put("FIZKO_CORS_ORIGINS", "https://app.example.cl");
    for (int i = 0; i < more.length; i += 2) {
      variables.put(more[i], more[i + 1]);
    }
    SettingsReader.Result result = new SettingsReader("test").read(variables, Set.of(Role.WEB));
    if (result instanceof SettingsReader.Valid valid) {
      return valid.settings();
    }
    throw new IllegalArgumentException(result.toString());
  }

  private String company(String rut, String name) {
    Reply reply =
        send(
            "POST",
            "/api/v1/companies",
            OPERATOR,
            "{\"rut\":\"%s\",\"name\":\"%s\"}".formatted(rut, name));
    return reply.json().path("id").asString();
  }

  private void join(String company, String user, String as) {
    send(
        "POST",
        "/api/v1/companies/" + company + "/members",
        OPERATOR,
        "{\"user_id\":\"%s\",\"role\":\"%s\"}".formatted(user, as));
  }

  List<Route> routes() {
    return component.server().routes();
  }

  EmbeddedRedis redis() {
    return redis;
  }

  EmbeddedPostgresServer postgres() {
    return postgres;
  }

  /** A token of a signed-in user. */
  String user(String id) {
    return tokens.user(id, Map.of());
  }

  /** What came back. */
  record Reply(int status, String body, HttpResponse<?> response) {

    JsonNode json() {
      return new JsonMapper().readTree(body);
    }

    String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }
  }

  /**
   * Sends a request and reads what comes within the first answer.
   *
   * @param token empty: none
   * @param body empty: none
   */
  Reply send(String method, String path, String token, String body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + component.server().port() + path))
            .timeout(Duration.ofSeconds(30))
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (!body.isEmpty()) {
      request.header("Content-Type", "application/json");
    }
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      HttpResponse<InputStream> response =
          client.send(request.build(), BodyHandlers.ofInputStream());
      boolean stream =
          response.headers().firstValue("Content-Type").orElse("").startsWith("text/event-stream");
      try (InputStream in = response.body()) {
        String text = stream ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        return new Reply(response.statusCode(), text, response);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
    role.close();
    redis.close();
    postgres.close();
  }
}
