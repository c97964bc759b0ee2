package cl.fizko.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cl.fizko.http.json.Json;
import cl.fizko.http.route.Access;
import cl.fizko.http.route.Feature;
import cl.fizko.http.route.Method;
import cl.fizko.http.route.Route;
import io.javalin.http.Handler;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class WebServerTest {

  @Test
  void theLinesThatOperatorsWatchAreLoggedWithTheRealAddress() {
    try (LogCapture log = new LogCapture();
        WebServer server = server("0.0.0.0", 0)) {
      server.start();

      assertThat(log.lines())
          .containsExactly(
              "Application startup complete.", "Fizko running on http://0.0.0.0:" + server.port());
    }
  }

  @Test
  void aBusyPortIsNamedWithWhatToDo() {
    WebServer first = server("127.0.0.1", 0);
    first.start();
    int port = first.port();
    try (WebServer second = server("127.0.0.1", port)) {
      assertThatThrownBy(second::start)
          .isInstanceOf(PortInUseException.class)
          .hasMessageContaining("port " + port)
          .hasMessageContaining("http://127.0.0.1:" + port)
          .hasMessageContaining("PORT");

      first.close();
      second.start();
      assertThat(second.port()).isEqualTo(port);
    } finally {
      first.close();
    }
  }

  @Test
  void anAddressThatIsNotOursIsRefusedWithItsName() {
    try (WebServer server = server("host.invalid", 8000)) {
      assertThatThrownBy(server::start).hasMessageContaining("http://host.invalid:8000");
    }
  }

  @Test
  void twoRoutesOfOneMethodAndPathAreRefused() {
    Feature twice = () -> List.of(route("/x", ctx -> {}), route("/x", ctx -> {}));

    assertThatThrownBy(
            () ->
                new WebServer(
                    TestServer.SETTINGS, t -> Optional.empty(), List.of(twice), new Json()))
        .hasMessageContaining("GET /x");
  }

  @Test
  void aRequestInFlightIsFinishedWhileNoNewOneIsTaken() throws Exception {
    CountDownLatch arrived = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    TestServer web =
        new TestServer(
            () ->
                List.of(
                    route(
                        "/slow",
                        ctx -> {
                          arrived.countDown();
                          goOn.await();
                          ctx.result("done");
                        })));
    int port = web.server.port();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Answer> inFlight = threads.submit(() -> web.send(web.request("/slow")));
      arrived.await();
      Future<?> closing = threads.submit(web.server::close);
      awaitRefusal(port);

      assertThat(closing.isDone()).isFalse();
      goOn.countDown();
      assertThat(inFlight.get().body()).isEqualTo("done");
      closing.get(10, TimeUnit.SECONDS);
    } finally {
      web.close();
    }
  }

  @Test
  void aRequestThatTakesLongerThanTheTimeoutIsCutAndTheServerEnds() throws Exception {
    CountDownLatch arrived = new CountDownLatch(1);
    CountDownLatch never = new CountDownLatch(1);
    Feature stuck =
        () ->
            List.of(
                route(
                    "/stuck",
                    ctx -> {
                      arrived.countDown();
                      never.await();
                    }));
    HttpSettings hasty = new HttpSettings("127.0.0.1", 0, Duration.ofMillis(200), 1_000, List.of());
    WebServer server = new WebServer(hasty, TestServer.verifier(), List.of(stuck), new Json());
    try (Socket client = connectedTo(server)) {
      client
          .getOutputStream()
          .write("GET /stuck HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      arrived.await();
      try (LogCapture log = new LogCapture()) {
        server.close();
        assertThat(log.lines()).anyMatch(line -> line.contains("requests were cut"));
      }
      assertThatThrownBy(server::port).hasMessageContaining("has ended");
    } finally {
      never.countDown();
    }
  }

  @Test
  void requestsRunOnVirtualThreads() {
    try (TestServer web =
        new TestServer(
            () ->
                List.of(
                    route(
                        "/thread",
                        ctx -> ctx.result(String.valueOf(Thread.currentThread().isVirtual())))))) {
      assertThat(web.get("/thread").body()).isEqualTo("true");
    }
  }

  @Test
  void startAndCloseTolerateRepetitionAndAnyOrder() {
    WebServer server = server("127.0.0.1", 0);
    assertThatThrownBy(server::port).hasMessageContaining("not started");
    server.start();
    int port = server.port();
    server.start();
    assertThat(server.port()).isEqualTo(port);
    server.close();
    server.close();
    server.start();
    assertThatThrownBy(server::port).hasMessageContaining("has ended");

    WebServer closedFirst = server("127.0.0.1", 0);
    closedFirst.close();
    closedFirst.start();
    assertThatThrownBy(closedFirst::port).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void startAndCloseFromManyThreadsLeaveNothingRunning() throws Exception {
    for (int round = 0; round < 10; round++) {
      WebServer server = server("127.0.0.1", 0);
      CountDownLatch go = new CountDownLatch(1);
      try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
        for (int i = 0; i < 8; i++) {
          Runnable call = i % 2 == 0 ? server::start : server::close;
          var unused =
              threads.submit(
                  () -> {
                    go.await();
                    call.run();
                    return null;
                  });
        }
        go.countDown();
      }
      assertThatThrownBy(server::port).hasMessageContaining("has ended");
    }
  }

  private static void awaitRefusal(int port) throws Exception {
    CompletableFuture<Void> refused = new CompletableFuture<>();
    Thread.ofVirtual()
        .start(
            () -> {
              while (!refused.isDone()) {
                try (Socket probe = new Socket(InetAddress.getLoopbackAddress(), port)) {
                  assertThat(probe.isConnected()).isTrue();
                  Thread.onSpinWait();
                } catch (ConnectException e) {
                  refused.complete(null);
                } catch (Exception e) {
                  refused.completeExceptionally(e);
                }
              }
            });
    refused.get(10, TimeUnit.SECONDS);
  }

  private static Socket connectedTo(WebServer server) throws Exception {
    server.start();
    return new Socket(InetAddress.getLoopbackAddress(), server.port());
  }

  private static Route route(String path, Handler handler) {
    return new Route(Method.GET, path, Access.OPEN, handler);
  }

  private static WebServer server(String host, int port) {
    HttpSettings settings = new HttpSettings(host, port, Duration.ofSeconds(5), 1_000, List.of());
    return new WebServer(settings, TestServer.verifier(), List.of(), new Json());
  }
}
