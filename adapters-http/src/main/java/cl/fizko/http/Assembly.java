package cl.fizko.http;

import cl.fizko.http.access.Gate;
import cl.fizko.http.access.Guards;
import cl.fizko.http.json.BodyLimit;
import cl.fizko.http.json.JavalinJson;
import cl.fizko.http.json.Json;
import cl.fizko.http.problem.ErrorAnswers;
import cl.fizko.http.problem.ProblemBody;
import cl.fizko.http.problem.UnservedRequests;
import cl.fizko.http.route.Method;
import cl.fizko.http.route.Route;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.router.Endpoint;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Puts a server together: settings, what goes before and after every request, and the routes. */
final class Assembly {

  private final HttpSettings settings;
  private final Guards guards;
  private final List<Route> routes;
  private final Json json;
  private final RequestListener listener;

  Assembly(
      HttpSettings settings,
      Guards guards,
      List<Route> routes,
      Json json,
      RequestListener listener) {
    this.settings = settings;
    this.guards = guards;
    this.routes = routes;
    this.json = json;
    this.listener = listener;
  }

  Javalin server() {
    return Javalin.create(this::configure);
  }

  private void configure(JavalinConfig config) {
    ProblemBody problems = new ProblemBody(json);
    listening(config, problems);
    config.jsonMapper(new JavalinJson(json));
    new ErrorAnswers(problems).register(config);
    RequestIds ids = new RequestIds();
    config.routes.before(ids::begin);
    config.routes.before(RequestTraces::begin);
    config.routes.before(SafetyHeaders::add);
    config.routes.before(new Cors(Set.copyOf(settings.corsOrigins()))::handle);
    Gate gate = new Gate(guards);
    config.routes.beforeMatched(gate);
    routes.forEach(route -> add(config, route));
    config.routes.after(gate::after);
    config.requestLogger.http(this::ended);
    config.routes.after(RequestTraces::end);
    config.routes.after(ids::end);
  }

  private void ended(Context ctx, float milliseconds) {
    AccessLog.write(ctx, milliseconds);
    Endpoint endpoint = ctx.endpoints().matchedHttpEndpoint();
    listener.ended(
        ctx.method().name(),
        endpoint == null ? RequestListener.NO_ROUTE : endpoint.path,
        ctx.statusCode(),
        Duration.ofNanos((long) (milliseconds * 1e6)));
  }

  private void listening(JavalinConfig config, ProblemBody problems) {
    config.concurrency.useVirtualThreads = true;
    config.http.maxRequestSize = settings.maxBodyBytes();
    config.appData(BodyLimit.KEY, new BodyLimit(settings.maxBodyBytes()));
    config.http.prefer405over404 = true;
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    config.jetty.modifyServer(
        server -> {
          server.setStopTimeout(settings.stopTimeout().toMillis());
          server.setErrorHandler(new UnservedRequests(problems));
        });
  }

  private static void add(JavalinConfig config, Route route) {
    HandlerType method = HandlerType.findOrCreate(route.method().name());
    config.routes.addHttpHandler(method, route.path(), route.handler(), route.access());
    if (route.method() == Method.GET) {
      config.routes.addHttpHandler(HandlerType.HEAD, route.path(), route.handler(), route.access());
    }
  }
}
