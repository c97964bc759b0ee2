package cl.fizko.http.openapi;

import static java.nio.charset.StandardCharsets.UTF_8;

import cl.fizko.http.json.Json;
import cl.fizko.http.page.Pages;
import cl.fizko.http.route.Access;
import cl.fizko.http.route.Doc;
import cl.fizko.http.route.Feature;
import cl.fizko.http.route.Method;
import cl.fizko.http.route.Route;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * {@code /openapi.json}, which describes all routes, its own included, and {@code /docs}, a page
 * that shows it. Open to everybody: what there is is no secret.
 */
public final class OpenApiFeature implements Feature {

  private final List<Feature> others;
  private final OpenApi openApi;
  private final Json json;
  private final ReentrantLock lock = new ReentrantLock();
  private volatile byte @Nullable [] document;

  /**
   * @param others what else is served
   * @param version of the service
   */
  public OpenApiFeature(List<Feature> others, String version, Json json) {
    this.others = List.copyOf(others);
    this.openApi = new OpenApi(version);
    this.json = json;
  }

  @Override
  public List<Route> routes() {
    return List.of(
        new Route(Method.GET, "/openapi.json", Access.OPEN, this::document)
            .documented(
                doc("Describes this API.").reply(200, "The document.", Map.of("openapi", "3.1.0"))),
        page("/docs", "docs.html", "text/html", "Shows the API to people."),
        page("/docs/docs.css", "docs.css", "text/css", "How that page looks."),
        page("/docs/docs.js", "docs.js", "text/javascript", "What that page does."));
  }

  private static Route page(String path, String file, String type, String summary) {
    return new Route(Method.GET, path, Access.OPEN, Pages.file(OpenApiFeature.class, file))
        .documented(doc(summary).replyOf(type, "The file."));
  }

  private static Doc doc(String summary) {
    return Doc.of("About", summary);
  }

  private void document(Context ctx) {
    ctx.header("Cache-Control", "no-cache").contentType("application/json").result(bytes());
  }

  /** Made when somebody first asks, so that the start does not wait for it. */
  private byte[] bytes() {
    byte[] known = document;
    if (known != null) {
      return known;
    }
    lock.lock();
    try {
      List<Route> all =
          Stream.concat(others.stream(), Stream.of(this))
              .flatMap(feature -> feature.routes().stream())
              .toList();
      byte[] made = json.write(openApi.describe(all)).getBytes(UTF_8);
      document = made;
      return made;
    } finally {
      lock.unlock();
    }
  }
}
