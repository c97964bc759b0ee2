package cl.fizko.http.problem;

import cl.fizko.core.access.AccessUnavailableException;
import cl.fizko.core.schedule.TimetableUnavailableException;
import cl.fizko.core.task.BrokerUnavailableException;
import cl.fizko.http.json.MalformedJsonException;
import cl.fizko.http.json.UnsupportedMediaTypeException;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns whatever a handler throws into a problem, so that no error has another shape. */
public final class ErrorAnswers {

  private static final Logger log = LoggerFactory.getLogger(ErrorAnswers.class);
  private static final String RETRY_AFTER_SECONDS = "5";
  private static final String NO_JSON = "The body has to be application/json in UTF-8.";
  private static final Map<String, String> ACCEPT_JSON = Map.of("Accept", "application/json");
  private static final Problem INNER =
      Problem.of(500, "Something went wrong here. The log has it under the request id.");

  private final ProblemBody body;

  public ErrorAnswers(ProblemBody body) {
    this.body = body;
  }

  public void register(JavalinConfig config) {
    config.routes.exception(ProblemException.class, (e, ctx) -> write(ctx, e));
    config.routes.exception(
        MalformedJsonException.class,
        (e, ctx) -> write(ctx, new ProblemException(Problem.malformedJson(e.getMessage()))));
    config.routes.exception(
        UnsupportedMediaTypeException.class,
        (e, ctx) -> write(ctx, new ProblemException(Problem.of(415, NO_JSON), ACCEPT_JSON)));
    config.routes.exception(HttpResponseException.class, this::ofJavalin);
    config.routes.exception(BrokerUnavailableException.class, this::brokerUnavailable);
    config.routes.exception(TimetableUnavailableException.class, this::databaseUnavailable);
    config.routes.exception(AccessUnavailableException.class, this::accessUnavailable);
    config.routes.exception(Exception.class, this::unexpected);
    config.router.javaLangErrorHandler(this::fatal);
  }

  private void write(Context ctx, ProblemException e) {
    Problem problem = e.problem();
    e.headers().forEach(ctx::header);
    ctx.status(problem.status())
        .contentType(ProblemBody.CONTENT_TYPE)
        .result(body.write(problem, ctx.path(), requestId(ctx.res())));
  }

  private void ofJavalin(HttpResponseException e, Context ctx) {
    int status = e.getStatus();
    write(
        ctx,
        switch (status) {
          case 404 -> new ProblemException(Problem.of(404, "There is nothing at this path."));
          case 405 -> {
            String allowed = String.join("", e.getDetails().values());
            yield new ProblemException(
                Problem.of(405, "This path takes " + allowed + "."), Map.of("Allow", allowed));
          }
          case 413 -> new ProblemException(Problem.of(413, "The body is larger than allowed."));
          default -> new ProblemException(Problem.of(status, Problem.of(status, "").title()));
        });
  }

  private void brokerUnavailable(BrokerUnavailableException e, Context ctx) {
    log.atWarn()
        .setCause(e)
        .addKeyValue("request_id", requestId(ctx.res()))
        .log("Broker unavailable; the caller was told to try again");
    write(
        ctx,
        new ProblemException(
            Problem.brokerUnavailable(), Map.of("Retry-After", RETRY_AFTER_SECONDS)));
  }

  private void databaseUnavailable(TimetableUnavailableException e, Context ctx) {
    log.atWarn()
        .setCause(e)
        .addKeyValue("request_id", requestId(ctx.res()))
        .log("Database unavailable; the caller was told to try again");
    write(
        ctx,
        new ProblemException(
            Problem.databaseUnavailable(), Map.of("Retry-After", RETRY_AFTER_SECONDS)));
  }

  private void accessUnavailable(AccessUnavailableException e, Context ctx) {
    log.atWarn()
        .setCause(e)
        .addKeyValue("request_id", requestId(ctx.res()))
        .log("Who may do what cannot be told; the caller was told to try again");
    write(
        ctx,
        new ProblemException(
            Problem.accessUnavailable(), Map.of("Retry-After", RETRY_AFTER_SECONDS)));
  }

  private void unexpected(Exception e, Context ctx) {
    log.atError()
        .setCause(e)
        .addKeyValue("request_id", requestId(ctx.res()))
        .log("Request failed; the caller was told no more than the request id");
    write(ctx, new ProblemException(INNER));
  }

  private void fatal(HttpServletResponse response, Error error) {
    log.atError()
        .setCause(error)
        .addKeyValue("request_id", requestId(response))
        .log("Request ended in an error of the virtual machine");
    response.setStatus(INNER.status());
    response.setContentType(ProblemBody.CONTENT_TYPE);
    try {
      response
          .getOutputStream()
          .write(body.write(INNER, "", requestId(response)).getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      log.atDebug().setCause(e).log("Caller gone before it was told of the error");
    }
  }

  private static String requestId(HttpServletResponse response) {
    String id = response.getHeader("X-Request-Id");
    return id == null ? "" : id;
  }
}
