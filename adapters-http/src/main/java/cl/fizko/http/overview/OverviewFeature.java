package cl.fizko.http.overview;

import cl.fizko.core.access.Role;
import cl.fizko.http.route.Access;
import cl.fizko.http.route.Doc;
import cl.fizko.http.route.Feature;
import cl.fizko.http.route.Method;
import cl.fizko.http.route.Route;
import cl.fizko.http.stream.EventStreams;
import java.util.List;

/** Shows operators how everything is, once or each second. */
public final class OverviewFeature implements Feature {

  private static final Access OPERATORS = Access.of(Role.OPERATOR);
  private static final String PATH = "/api/v1/overview";

  private final Sampler sampler;
  private final EventStreams streams;

  public OverviewFeature(Sampler sampler, EventStreams streams) {
    this.sampler = sampler;
    this.streams = streams;
  }

  @Override
  public List<Route> routes() {
    return List.of(
        new Route(Method.GET, PATH, OPERATORS, ctx -> ctx.json(sampler.newest()))
            .documented(
                Doc.of("Overview", "Shows how everything is.")
                    .reply(200, "The newest sample.", Sample.EXAMPLE)),
        new Route(Method.GET, PATH + "/stream", OPERATORS, ctx -> streams.open(ctx, sampler::watch))
            .documented(
                Doc.of("Overview", "Tells how everything is: history, then a sample each second.")
                    .replyOf("text/event-stream", "Events `history` and `sample`.")
                    .problem(429, 503)));
  }
}
