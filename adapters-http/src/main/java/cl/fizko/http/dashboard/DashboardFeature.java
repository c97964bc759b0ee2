package cl.fizko.http.dashboard;

import cl.fizko.http.problem.Problem;
import cl.fizko.http.problem.ProblemException;
import cl.fizko.http.route.Access;
import cl.fizko.http.route.Doc;
import cl.fizko.http.route.Feature;
import cl.fizko.http.route.Method;
import cl.fizko.http.route.Route;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Serves the operators' dashboard: its page at {@code /} and at the addresses of its views, so that
 * each can be reloaded and passed on, and its files under {@code /assets}.
 */
public final class DashboardFeature implements Feature {

  private static final List<String> VIEWS =
      List.of(
          "/queues",
          "/queues/{name}",
          "/tasks",
          "/tasks/{id}",
          "/dead-letters",
          "/dead-letters/{id}",
          "/workers",
          "/schedules",
          "/schedules/{id}",
          "/schedules/{id}/edit",
          "/service-tokens",
          "/audit");

  private static final String HTML = "text/html";
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
          + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
  private static final String FOR_EVER = "public, max-age=31536000, immutable";

  private final Assets assets = new Assets();
  private final Handler about;

  /**
   * @param about answers {@code GET /} to those who want no HTML: other programs
   */
  public DashboardFeature(Handler about) {
    this.about = about;
  }

  @Override
  public List<Route> routes() {
    List<Route> routes = new ArrayList<>();
    routes.add(
        new Route(Method.GET, "/", Access.OPEN, this::root)
            .documented(
                doc("Shows the dashboard to browsers; tells programs what the service is.", "/")
                    .replyOf(HTML, "The page.")));
    for (String view : VIEWS) {
      routes.add(
          new Route(Method.GET, view, Access.OPEN, this::page)
              .documented(doc("Shows a view of the dashboard.", view).replyOf(HTML, "The page.")));
    }
    routes.add(file("/assets/{version}/{name}", ""));
    routes.add(file("/assets/{version}/pages/{name}", "pages/"));
    return routes;
  }

  private Route file(String path, String folder) {
    return new Route(
            Method.GET, path, Access.OPEN, ctx -> asset(ctx, folder + ctx.pathParam("name")))
        .documented(
            doc("Gives a file of the dashboard.", path)
                .replyOf("text/javascript", "The file.")
                .problem(404));
  }

  private static Doc doc(String summary, String path) {
    Doc doc = Doc.of("Dashboard", summary);
    for (String parameter : List.of("version", "name", "id")) {
      if (path.contains("{" + parameter + "}")) {
        doc = doc.path(parameter, "Read by the page.");
      }
    }
    return doc;
  }

  private void root(Context ctx) throws Exception {
    ctx.res().addHeader("Vary", "Accept");
    boolean browser =
        Optional.ofNullable(ctx.header("Accept"))
            .orElse("")
            .toLowerCase(Locale.ROOT)
            .contains("text/html");
    if (browser) {
      page(ctx);
    } else {
      about.handle(ctx);
    }
  }

  private void page(Context ctx) {
    ctx.header("Content-Security-Policy", POLICY).header("Cache-Control", "no-cache");
    ctx.html(assets.page());
  }

  /** While replicas of two versions serve, a page may ask one for a file of the other. */
  private void asset(Context ctx, String name) {
    Asset asset =
        assets
            .asset(name)
            .orElseThrow(() -> new ProblemException(Problem.of(404, "There is no such file.")));
    boolean same = ctx.pathParam("version").equals(assets.version());
    ctx.header("Cache-Control", same ? FOR_EVER : "no-cache")
        .contentType(asset.mediaType())
        .result(asset.content());
  }
}
