package cl.fizko.http.stream;

import cl.fizko.core.access.Principal;
import cl.fizko.core.runtime.Lifecycle;
import cl.fizko.core.runtime.Pause;
import cl.fizko.http.access.Gate;
import cl.fizko.http.problem.Problem;
import cl.fizko.http.problem.ProblemException;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.io.EndPoint;

/**
 * All clients of this process that are told events. One timer sends the heartbeats of them all: so
 * a client that has vanished is found, and its resources are freed, two heartbeats later at most.
 */
public final class EventStreams implements Lifecycle {

  private final StreamSettings settings;
  private final Set<EventStream> open = ConcurrentHashMap.newKeySet();
  private final ConcurrentHashMap<String, Integer> byPrincipal = new ConcurrentHashMap<>();
  private final Pause pause = new Pause();
  private final Thread beating = Thread.ofVirtual().name("fizko-heartbeats").unstarted(this::beat);

  public EventStreams(StreamSettings settings) {
    this.settings = settings;
  }

  /**
   * Answers a request with a stream of events.
   *
   * @param source begins to tell; called once the client listens, unless it only asked for the head
   * @throws ProblemException 429 if this caller has too many, 503 if the server has or is ending
   */
  public void open(Context ctx, Consumer<EventStream> source) {
    ctx.contentType("text/event-stream");
    ctx.header("Cache-Control", "no-store");
    ctx.header("X-Accel-Buffering", "no");
    if (ctx.method().equals(HandlerType.HEAD)) {
      return;
    }
    String who = Gate.principal(ctx).map(Principal::name).orElse(ctx.ip());
    admit(who);
    ctx.future(() -> begin(ctx, who, source));
  }

  /** How many there are. */
  public int size() {
    return open.size();
  }

  private void admit(String who) {
    if (pause.hasEnded() || open.size() >= settings.most()) {
      throw new ProblemException(
          Problem.of(503, "No more streams can be opened now. Try again later."),
          Map.of("Retry-After", "5"));
    }
    int count = byPrincipal.merge(who, 1, Integer::sum);
    if (count > settings.mostForEach()) {
      leave(who);
      throw new ProblemException(
          Problem.of(
              429,
              "You have %d streams open, as many as you may. Close one, or try again later."
                  .formatted(settings.mostForEach())),
          Map.of("Retry-After", "5"));
    }
  }

  private void leave(String who) {
    byPrincipal.compute(who, (key, count) -> count == null || count <= 1 ? null : count - 1);
  }

  private CompletableFuture<Void> begin(Context ctx, String who, Consumer<EventStream> source) {
    EventStream stream = stream(ctx);
    open.add(stream);
    stream.whenOver(
        () -> {
          open.remove(stream);
          leave(who);
        });
    stream.begin();
    source.accept(stream);
    if (pause.hasEnded()) {
      stream.end();
    }
    return stream.freed();
  }

  private EventStream stream(Context ctx) {
    try {
      return new EventStream(
          ctx.res().getOutputStream(),
          endPoint(ctx)::close,
          Optional.ofNullable(ctx.header("Last-Event-ID")),
          settings.room());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static EndPoint endPoint(Context ctx) {
    return ServletContextRequest.getServletContextRequest(ctx.req())
        .getConnectionMetaData()
        .getConnection()
        .getEndPoint();
  }

  @Override
  public synchronized void start() {
    if (!pause.hasEnded() && beating.getState() == Thread.State.NEW) {
      beating.start();
    }
  }

  private void beat() {
    while (pause.goOnAfter(settings.heartbeat())) {
      open.forEach(EventStream::beat);
    }
  }

  /** Ends all of them, each after what it was told before. */
  @Override
  public synchronized void close() {
    pause.end();
    open.forEach(EventStream::end);
  }
}
