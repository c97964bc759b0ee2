package cl.fizko.http;

import cl.fizko.core.access.port.TokenVerifier;
import cl.fizko.core.runtime.Lifecycle;
import cl.fizko.http.access.Guards;
import cl.fizko.http.json.Json;
import cl.fizko.http.route.Feature;
import cl.fizko.http.route.Route;
import io.javalin.Javalin;
import io.javalin.util.JavalinException;
import java.net.BindException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves features over HTTP, every request on a virtual thread of its own.
 *
 * <p>{@link #close()} takes no more requests and lets those in flight end within the stop time-out.
 */
public final class WebServer implements Lifecycle {

  private static final Logger log = LoggerFactory.getLogger(WebServer.class);

  private sealed interface Phase {
    record New() implements Phase {}

    record Running(Javalin server) implements Phase {}

    record Closed() implements Phase {}
  }

  private final HttpSettings settings;
  private final Guards guards;
  private final List<Route> routes;
  private final Json json;
  private final RequestListener listener;
  private final ReentrantLock lock = new ReentrantLock();
  private volatile Phase phase = new Phase.New();

  /**
   * @param verifier says whose a token is, on every route that is not open
   * @param features what is served
   * @throws IllegalArgumentException if two routes have the same method and path
   */
  public WebServer(
      HttpSettings settings, TokenVerifier verifier, List<Feature> features, Json json) {
    this(settings, Guards.of(verifier), features, json);
  }

  /**
   * @param guards stand before every route
   * @param features what is served
   * @throws IllegalArgumentException if two routes have the same method and path
   */
  public WebServer(HttpSettings settings, Guards guards, List<Feature> features, Json json) {
    this(settings, guards, features, json, RequestListener.SILENT);
  }

  /**
   * @param guards stand before every route
   * @param features what is served
   * @param listener is told of each request that has ended
   * @throws IllegalArgumentException if two routes have the same method and path
   */
  public WebServer(
      HttpSettings settings,
      Guards guards,
      List<Feature> features,
      Json json,
      RequestListener listener) {
    this.settings = settings;
    this.guards = guards;
    this.routes = features.stream().flatMap(feature -> feature.routes().stream()).toList();
    Set<String> served = new HashSet<>();
    for (Route route : routes) {
      if (!served.add(route.method() + " " + route.path())) {
        throw new IllegalArgumentException(
            "two features serve " + route.method() + " " + route.path());
      }
    }
    this.json = json;
    this.listener = listener;
  }

  /** Everything that is served, in the order of the features. */
  public List<Route> routes() {
    return routes;
  }

  /**
   * The port that it listens on.
   *
   * @throws IllegalStateException if it does not run
   */
  public int port() {
    return switch (phase) {
      case Phase.Running running -> running.server().port();
      case Phase.New fresh -> throw new IllegalStateException("the web server was not started");
      case Phase.Closed closed -> throw new IllegalStateException("the web server has ended");
    };
  }

  /**
   * Listens from now on.
   *
   * @throws PortInUseException if the address cannot be had; the start may be tried again
   */
  @Override
  public void start() {
    lock.lock();
    try {
      if (phase instanceof Phase.New) {
        Javalin server = listen();
        phase = new Phase.Running(server);
        log.info("Application startup complete.");
        log.info("Fizko running on {}", settings.address(server.port()));
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      if (phase instanceof Phase.Running running) {
        stop(running.server());
      }
      phase = new Phase.Closed();
    } finally {
      lock.unlock();
    }
  }

  private Javalin listen() {
    Javalin server = new Assembly(settings, guards, routes, json, listener).server();
    try {
      return server.start(settings.host(), settings.port());
    } catch (JavalinException e) {
      throw cannotListen(e);
    }
  }

  private RuntimeException cannotListen(JavalinException e) {
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    String where = settings.address(settings.port());
    if (root instanceof BindException) {
      return new PortInUseException(
          "cannot listen on port %d (%s): %s. Stop whatever holds the port or choose another one with PORT."
              .formatted(settings.port(), where, root.getMessage()),
          e);
    }
    return new IllegalStateException("cannot listen on " + where + ": " + root, e);
  }

  private void stop(Javalin server) {
    try {
      server.stop();
    } catch (JavalinException e) {
      log.atWarn()
          .setCause(e)
          .log("Web server ended, but some requests were cut: they took longer than the time-out");
    }
    log.info("Application shutdown complete.");
  }
}
