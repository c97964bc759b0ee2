package cl.fizko.http.access.supabase;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands in for a project's server: tells its keys, or fails to, as a test says. */
final class KeyServer implements AutoCloseable {

  private sealed interface Conduct {
    record Tells(String text) implements Conduct {}

    record Fails(int status) implements Conduct {}

    record Hangs(CountDownLatch until) implements Conduct {}
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch end = new CountDownLatch(1);
  private final AtomicInteger asked = new AtomicInteger();
  private volatile Conduct conduct = new Conduct.Tells("{\"keys\":[]}");

  KeyServer() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/auth/v1/.well-known/jwks.json", this::answer);
    server.start();
  }

  /** The project's URL. */
  URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** How often it was asked. */
  int asked() {
    return asked.get();
  }

  void tells(JWK... keys) {
    tells(new JWKSet(List.of(keys)).toString());
  }

  void tells(String text) {
    conduct = new Conduct.Tells(text);
  }

  void fails(int status) {
    conduct = new Conduct.Fails(status);
  }

  /** Does not answer any more. */
  void hangs() {
    conduct = new Conduct.Hangs(end);
  }

  private void answer(HttpExchange exchange) throws IOException {
    asked.incrementAndGet();
    try (exchange) {
      switch (conduct) {
        case Conduct.Tells tells -> write(exchange, 200, tells.text());
        case Conduct.Fails fails -> write(exchange, fails.status(), "{\"keys\":[]}");
        case Conduct.Hangs hangs -> {
          hangs.until().await();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void write(HttpExchange exchange, int status, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    end.countDown();
    server.stop(0);
    threads.close();
  }
}
