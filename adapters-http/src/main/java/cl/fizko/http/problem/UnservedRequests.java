package cl.fizko.http.problem;

import cl.fizko.http.page.PageHeaders;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Answers what Jetty refuses before any route sees it, for example a request that is no HTTP. */
public final class UnservedRequests implements Request.Handler {

  private final ProblemBody body;

  public UnservedRequests(ProblemBody body) {
    this.body = body;
  }

  /**
   * A version of HTTP or a transfer coding that we do not speak is the caller's mistake, which
   * Jetty answers as if it were ours.
   */
  private static int status(int found) {
    return switch (found) {
      case 501, 505 -> 400;
      default -> found >= 400 && found <= 599 ? found : 500;
    };
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    int status = status(response.getStatus());
    Problem blank = Problem.of(status, "");
    Problem problem = Problem.of(status, "The request was not served: " + blank.title() + ".");
    response.setStatus(status);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, ProblemBody.CONTENT_TYPE);
    PageHeaders.OF_EVERY_ANSWER.forEach(response.getHeaders()::put);
    response.write(
        true,
        ByteBuffer.wrap(body.write(problem, "", "").getBytes(StandardCharsets.UTF_8)),
        callback);
    return true;
  }
}
