package cl.fizko.http.once;

import static org.assertj.core.api.Assertions.assertThat;

import cl.fizko.core.access.Role;
import cl.fizko.http.Answer;
import cl.fizko.http.TestServer;
import cl.fizko.http.json.JsonBody;
import cl.fizko.http.problem.Problem;
import cl.fizko.http.problem.ProblemException;
import cl.fizko.http.route.Access;
import cl.fizko.http.route.Method;
import cl.fizko.http.route.Route;
import io.javalin.http.Context;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class OnceEachTest {

  private final AtomicInteger calls = new AtomicInteger();
  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch goOn = new CountDownLatch(1);
  private final TestServer web =
      new TestServer(
          () ->
              List.of(
                  new Route(
                          Method.POST,
                          "/work/{name}",
                          Access.of(Role.OPERATOR, Role.SERVICE),
                          this::work)
                      .onceForEachKey()));

  @AfterEach
  void end() {
    web.close();
  }

  private void work(Context ctx) throws InterruptedException {
    String name = ctx.pathParam("name");
    int call = calls.incrementAndGet();
    switch (name) {
      case "fails-first" -> {
        if (call == 1) {
          throw new ProblemException(Problem.of(422, "no"));
        }
      }
      case "breaks-first" -> {
        if (call == 1) {
          throw new IllegalStateException("broken");
        }
      }
      case "slow" -> {
        begun.countDown();
        goOn.await();
      }
      default -> {}
    }
    ctx.status(202).json(Map.of("call", call, "bytes", JsonBody.bytes(ctx).length));
  }

  private Answer work(String name, String body, String key) {
    return web.post("/work/" + name, body, OnceEach.HEADER, key);
  }

  @Test
  void aRepetitionGetsTheFirstAnswerAndHasNoEffect() {
    Answer first = work("x", "{\"a\":1}", "k1");
    Answer second = work("x", "{\"a\":1}", "k1");

    assertThat(first.object()).containsEntry("call", 1).containsEntry("bytes", 7);
    assertThat(first.header(OnceEach.REPLAYED)).isEmpty();
    assertThat(second.status()).isEqualTo(202);
    assertThat(second.body()).isEqualTo(first.body());
    assertThat(second.header(OnceEach.REPLAYED)).isEqualTo("true");
    assertThat(second.header("Content-Type")).isEqualTo("application/json");
    assertThat(calls).hasValue(1);
  }

  @Test
  void anotherKeyNoKeyAnotherCallerAndAnotherRouteAreOtherRequests() {
    work("x", "", "k1");
    work("x", "", "k2");
    web.post("/work/x", "");
    web.send(
        web.request("/work/x")
            .header("Authorization", "Bearer " + TestServer.SERVICE)
            .header(OnceEach.HEADER, "k1")
            .POST(BodyPublishers.noBody()));
    assertThat(calls).hasValue(4);
    String launch = "{\"task_type\":\"demo.echo\",\"params\":{\"value\":1}}";
    web.post("/api/celery/tasks/launch", launch, OnceEach.HEADER, "k1");
    assertThat(web.broker.published).hasSize(1);
    web.post("/api/celery/tasks/launch", launch, OnceEach.HEADER, "k1");
    assertThat(web.broker.published).hasSize(1);
  }

  @Test
  void theSameKeyForAnotherRequestIsRefused() {
    work("x", "{\"a\":1}", "k1");

    assertThat(work("x", "{\"a\":2}", "k1").wrongFields()).containsExactly("Idempotency-Key");
    assertThat(work("y", "{\"a\":1}", "k1").status()).isEqualTo(422);
    assertThat(calls).hasValue(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"fails-first", "breaks-first"})
  void aRequestThatFailedMayBeRepeated(String name) {
    assertThat(work(name, "", "k1").status()).isGreaterThanOrEqualTo(422);
    assertThat(work(name, "", "k1").status()).isEqualTo(202);
    assertThat(work(name, "", "k1").object()).containsEntry("call", 2);
  }

  @Test
  void aRepetitionWhileTheFirstIsWorkedOnIsTurnedAway()
      throws InterruptedException, ExecutionException {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Answer> first = threads.submit(() -> work("slow", "", "k1"));
      begun.await();

      Answer second = work("slow", "", "k1");

      goOn.countDown();
      assertThat(second.status()).isEqualTo(409);
      assertThat(second.header("Retry-After")).isEqualTo("1");
      assertThat(first.get().status()).isEqualTo(202);
    }
    assertThat(calls).hasValue(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a b", "one, two"})
  void aKeyIsVisibleAscii(String key) {
    assertThat(work("x", "", key).wrongFields()).containsExactly("Idempotency-Key");
    assertThat(work("x", "", "k".repeat(201)).status()).isEqualTo(422);
    assertThat(calls).hasValue(0);
  }
}
