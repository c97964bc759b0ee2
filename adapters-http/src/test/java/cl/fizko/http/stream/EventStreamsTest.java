package cl.fizko.http.stream;

import static org.assertj.core.api.Assertions.assertThat;

import cl.fizko.core.access.Role;
import cl.fizko.core.runtime.Deadline;
import cl.fizko.core.runtime.Pause;
import cl.fizko.http.TestServer;
import cl.fizko.http.route.Access;
import cl.fizko.http.route.Method;
import cl.fizko.http.route.Route;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class EventStreamsTest {

  private static final StreamSettings FAST =
      new StreamSettings(Duration.ofMillis(100), 1_000_000, 5, 100);

  private final EventStreams streams = new EventStreams(FAST);
  private final BlockingQueue<EventStream> opened = new LinkedBlockingQueue<>();
  private final TestServer web =
      new TestServer(
          () ->
              List.of(
                  new Route(
                      Method.GET,
                      "/stream",
                      Access.of(Role.OPERATOR),
                      ctx -> streams.open(ctx, opened::add))));
  private final List<Socket> sockets = new ArrayList<>();

  EventStreamsTest() {
    streams.start();
  }

  @AfterEach
  void end() throws IOException {
    for (Socket socket : sockets) {
      socket.close();
    }
    streams.close();
    web.close();
  }

  private Socket connect(String... headers) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), web.server.port());
    sockets.add(socket);
    socket.setSoTimeout(10_000);
    String more = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
    socket
        .getOutputStream()
        .write(
            ("GET /stream HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
                    + TestServer.OPERATOR
                    + "\r\n"
                    + more
                    + "\r\n")
                .getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  private static BufferedReader reader(Socket socket) throws IOException {
    return new BufferedReader(
        new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
  }

  private static List<String> until(BufferedReader reader, String line) throws IOException {
    List<String> read = new ArrayList<>();
    while (true) {
      String next = reader.readLine();
      if (next == null) {
        throw new IOException("the stream ended before '" + line + "': " + read);
      }
      read.add(next);
      if (next.equals(line)) {
        return read;
      }
    }
  }

  private EventStream opened() throws InterruptedException {
    EventStream stream = opened.poll(10, TimeUnit.SECONDS);
    assertThat(stream).isNotNull();
    return stream;
  }

  private static void await(BooleanSupplier condition) {
    Deadline deadline = Deadline.in(Duration.ofSeconds(20));
    Pause pause = new Pause();
    while (!condition.getAsBoolean() && !deadline.isOver()) {
      pause.goOnAfter(Duration.ofMillis(10));
    }
    assertThat(condition.getAsBoolean()).isTrue();
  }

  @Test
  void eventsArriveAsTheyAreTold() throws Exception {
    BufferedReader reader = reader(connect());
    EventStream stream = opened();
    assertThat(until(reader, "retry: 2000")).contains("Content-Type: text/event-stream");
    stream.send(new StreamEvent("7", "progress", "{\"percent\":1}\nñ"));
    assertThat(until(reader, "data: ñ"))
        .containsSubsequence("id: 7", "event: progress", "data: {\"percent\":1}", "data: ñ");
    stream.end();
    until(reader, "0");
  }

  @Test
  void aClientThatComesAgainSaysWhatItHasSeen() throws Exception {
    connect("Last-Event-ID: 41");
    assertThat(opened().lastEventId()).contains("41");
    connect();
    assertThat(opened().lastEventId()).isEmpty();
  }

  @Test
  void whileNothingHappensThereAreHeartbeats() throws Exception {
    BufferedReader reader = reader(connect());
    until(reader, ":");
    until(reader, ":");
  }

  @Test
  void aClientThatVanishesFreesItsResources() throws Exception {
    List<Socket> gone = List.of(connect(), connect(), connect());
    connect();
    for (int i = 0; i < 4; i++) {
      opened();
    }
    assertThat(streams.size()).isEqualTo(4);
    for (Socket socket : gone) {
      socket.setSoLinger(true, 0);
      socket.close();
    }
    await(() -> streams.size() == 1);
  }

  @Test
  void aClientThatDoesNotReadIsCutOffAndHoldsNobodyUp() throws Exception {
    connect();
    EventStream slow = opened();
    StreamEvent large = StreamEvent.of("chunk", "x".repeat(100_000));
    int sent = 0;
    while (slow.send(large) && sent < 1_000) {
      sent++;
    }
    assertThat(sent).isLessThan(1_000);
    assertThat(slow.isOver()).isTrue();
    await(() -> streams.size() == 0);
  }

  @Test
  void aCallerHasOnlySoManyStreams() throws Exception {
    for (int i = 0; i < 5; i++) {
      connect();
      opened();
    }
    assertThat(web.get("/stream").status()).isEqualTo(429);
    sockets.getFirst().setSoLinger(true, 0);
    sockets.getFirst().close();
    await(() -> streams.size() == 4);
    connect();
    opened();
  }

  @Test
  void streamsEndInGoodOrderWithTheServer() throws Exception {
    BufferedReader reader = reader(connect());
    EventStream stream = opened();
    stream.send(StreamEvent.of("last", "word"));
    streams.close();
    until(reader, "data: word");
    until(reader, "0");
    assertThat(streams.size()).isZero();
    assertThat(web.get("/stream").status()).isEqualTo(503);
  }
}
