package cl.fizko.http.access.supabase;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A JWK set at a URL: asked for at most twice, each time for as long as the time-out, and read up
 * to {@value #MOST_BYTES} bytes. Redirects are not followed.
 */
final class HttpKeySource implements KeySource {

  private static final int TRIES = 2;
  private static final int MOST_BYTES = 65_536;

  private final HttpClient client;
  private final HttpRequest request;
  private final Duration timeout;

  HttpKeySource(URI url, Duration timeout) {
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(timeout)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    this.request =
        HttpRequest.newBuilder(url).timeout(timeout).header("Accept", "application/json").build();
    this.timeout = timeout;
  }

  @Override
  public String ask() throws IOException {
    IOException last = new IOException("never asked");
    for (int i = 0; i < TRIES; i++) {
      try {
        return once();
      } catch (IOException e) {
        last = e;
      }
    }
    throw last;
  }

  private String once() throws IOException {
    CompletableFuture<HttpResponse<byte[]>> answer =
        client.sendAsync(
            request, info -> new BoundedBody(BodySubscribers.ofByteArray(), MOST_BYTES));
    try {
      HttpResponse<byte[]> response = answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
      if (response.statusCode() != 200) {
        throw new IOException("status " + response.statusCode());
      }
      return new String(response.body(), StandardCharsets.UTF_8);
    } catch (TimeoutException e) {
      throw new IOException("no answer within " + timeout, e);
    } catch (ExecutionException e) {
      throw new IOException(String.valueOf(e.getCause()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      answer.cancel(true);
    }
  }
}
