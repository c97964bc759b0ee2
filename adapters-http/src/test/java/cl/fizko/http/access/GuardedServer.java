package cl.fizko.http.access;

import cl.fizko.http.Answer;
import cl.fizko.http.TestServer;
import cl.fizko.http.WebServer;
import cl.fizko.http.json.Json;
import cl.fizko.http.route.Feature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;

/** A web server with guards of the test's own, and a client in front. */
final class GuardedServer implements AutoCloseable {

  private final WebServer server;
  private final HttpClient client = HttpClient.newHttpClient();

  GuardedServer(Guards guards, Feature... features) {
    this.server = new WebServer(TestServer.SETTINGS, guards, List.of(features), new Json());
    server.start();
  }

  /** Sends a request; headers come in pairs. */
  Answer send(String method, String path, String body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return new Answer(client.send(request.build(), BodyHandlers.ofString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
    server.close();
  }
}
