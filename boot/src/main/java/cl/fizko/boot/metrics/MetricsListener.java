package cl.fizko.boot.metrics;

import static java.nio.charset.StandardCharsets.UTF_8;

import cl.fizko.core.runtime.Lifecycle;
import cl.fizko.http.metrics.MetricsFeature;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.security.MessageDigest;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves {@code /metrics}, to who has the token, and {@code /health/live} for roles that have no
 * web server. The JDK's own server does: it costs a worker hardly any memory.
 */
public final class MetricsListener implements Lifecycle {

  private static final Logger log = LoggerFactory.getLogger(MetricsListener.class);
  private static final String JSON = "application/json";

  private sealed interface Phase {
    record New() implements Phase {}

    record Running(HttpServer server, ExecutorService threads) implements Phase {}

    record Closed() implements Phase {}
  }

  private final InetSocketAddress address;
  private final Supplier<String> metrics;
  private final byte[] authorization;
  private Phase phase = new Phase.New();

  /**
   * @param address port 0 takes any that is free
   * @param token who sends it may read
   * @param metrics all of them at this moment, in the text format of Prometheus
   */
  public MetricsListener(InetSocketAddress address, String token, Supplier<String> metrics) {
    this.address = address;
    this.metrics = metrics;
    this.authorization = ("Bearer " + token).getBytes(UTF_8);
  }

  /**
   * Listens from now on.
   *
   * @throws UncheckedIOException if the address cannot be had
   */
  @Override
  public synchronized void start() {
    if (phase instanceof Phase.New) {
      HttpServer server = listen();
      ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
      server.createContext("/", this::answer);
      server.setExecutor(threads);
      server.start();
      phase = new Phase.Running(server, threads);
      log.info("Metrics at port {}", server.getAddress().getPort());
    }
  }

  private HttpServer listen() {
    try {
      return HttpServer.create(address, 0);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "cannot listen on port "
              + address.getPort()
              + ": "
              + e.getMessage()
              + ". Stop whatever holds the port or choose another one with FIZKO_METRICS_PORT.",
          e);
    }
  }

  /**
   * The port that it listens on.
   *
   * @throws IllegalStateException if it does not run
   */
  public synchronized int port() {
    return switch (phase) {
      case Phase.Running running -> running.server().getAddress().getPort();
      case Phase.New fresh -> throw new IllegalStateException("the listener was not started");
      case Phase.Closed closed -> throw new IllegalStateException("the listener has ended");
    };
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String method = exchange.getRequestMethod();
      if (!method.equals("GET") && !method.equals("HEAD")) {
        exchange.getResponseHeaders().set("Allow", "GET, HEAD");
        send(exchange, 405, "text/plain", "This path takes GET, HEAD.\n");
        return;
      }
      switch (exchange.getRequestURI().getPath()) {
        case "/health/live" -> send(exchange, 200, JSON, "{\"status\":\"live\"}");
        case "/metrics" -> metrics(exchange);
        default -> send(exchange, 404, "text/plain", "There is nothing at this path.\n");
      }
    }
  }

  private void metrics(HttpExchange exchange) throws IOException {
    String given = exchange.getRequestHeaders().getFirst("Authorization");
    if (given != null && MessageDigest.isEqual(authorization, given.getBytes(UTF_8))) {
      send(exchange, 200, MetricsFeature.CONTENT_TYPE, metrics.get());
    } else {
      exchange.getResponseHeaders().set("WWW-Authenticate", "Bearer");
      send(exchange, 401, "text/plain", "The metrics token is needed.\n");
    }
  }

  private static void send(HttpExchange exchange, int status, String type, String body)
      throws IOException {
    byte[] bytes = body.getBytes(UTF_8);
    boolean head = exchange.getRequestMethod().equals("HEAD");
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
    exchange.sendResponseHeaders(status, head ? -1 : bytes.length);
    if (!head) {
      exchange.getResponseBody().write(bytes);
    }
  }

  @Override
  public synchronized void close() {
    if (phase instanceof Phase.Running running) {
      running.server().stop(0);
      running.threads().close();
    }
    phase = new Phase.Closed();
  }
}
