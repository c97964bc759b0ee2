package cl.fizko.http.tax;

import cl.fizko.core.tax.authority.TaxAuthorityException.PortalDown;
import java.io.IOException;
import java.net.CookieHandler;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Sends one request to the portal; whatever is not an answer is a portal that is down. */
final class PortalHttp {

  /** The portal refuses programs that say what they are. */
  private static final String BROWSER =
      "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

  private static final Duration SOON = Duration.ofSeconds(60);

  private final Duration timeout;

  PortalHttp(Duration timeout) {
    this.timeout = timeout;
  }

  HttpClient client(CookieHandler cookies) {
    return builder().cookieHandler(cookies).followRedirects(HttpClient.Redirect.NORMAL).build();
  }

  /** One that neither keeps cookies nor follows elsewhere. */
  HttpClient client() {
    return builder().followRedirects(HttpClient.Redirect.NEVER).build();
  }

  HttpRequest.Builder request(URI address) {
    return HttpRequest.newBuilder(address).timeout(timeout).header("User-Agent", BROWSER);
  }

  /**
   * Sends it, once.
   *
   * @throws PortalDown there is no answer, or one of 500 and above
   */
  HttpResponse<String> send(HttpClient client, HttpRequest request) {
    try {
      HttpResponse<String> answer =
          client.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
      if (answer.statusCode() >= 500) {
        throw new PortalDown("it answers " + answer.statusCode(), SOON);
      }
      return answer;
    } catch (IOException e) {
      throw new PortalDown("there is no answer (" + e.getClass().getSimpleName() + ")", SOON);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PortalDown("the wait for its answer was ended", SOON);
    }
  }

  private HttpClient.Builder builder() {
    return HttpClient.newBuilder().connectTimeout(timeout).version(HttpClient.Version.HTTP_1_1);
  }
}
