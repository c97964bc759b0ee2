package cl.fizko.http.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import cl.fizko.http.TestServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * 20,000 broken requests over all routes: never a 5xx, never a stack trace, and the server goes on.
 * Alone: {@code mvn test -pl adapters-http -am -Dtest=FuzzTest
 * -Dsurefire.failIfNoSpecifiedTests=false}; the same requests again with {@code -Dfuzz.seed=…}.
 */
class FuzzTest {

  private static final int REQUESTS = 20_000;
  private static final int AT_ONCE = 8;
  private static final Pattern SERVER_ERROR =
      Pattern.compile("^HTTP/1\\.[01] 5", Pattern.MULTILINE);
  private static final Pattern TRACE =
      Pattern.compile("\\.java:\\d+|\\bat (cl|java|io|org|tools)\\.|Exception\\b|org\\.eclipse");

  @Test
  @Timeout(600)
  void nothingBreaksTheServer() throws InterruptedException, ExecutionException {
    long seed = Long.getLong("fuzz.seed", 20_261_124L);
    try (TestServer web = new TestServer();
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<List<String>>> rounds = new ArrayList<>();
      for (int thread = 0; thread < AT_ONCE; thread++) {
        BrokenRequests requests = new BrokenRequests(web.server.routes(), seed + thread);
        rounds.add(threads.submit(() -> round(requests, web.server.port())));
      }
      List<String> broken = new ArrayList<>();
      for (Future<List<String>> round : rounds) {
        broken.addAll(round.get());
      }

      assertThat(broken.stream().limit(5)).as("with -Dfuzz.seed=" + seed).isEmpty();
      assertThat(web.get("/health").status()).isEqualTo(200);
      int before = web.broker.published.size();
      assertThat(web.launch("{\"task_type\":\"demo.echo\",\"params\":{\"value\":1}}").status())
          .isEqualTo(200);
      assertThat(web.broker.published).hasSize(before + 1);
    }
  }

  private static List<String> round(BrokenRequests requests, int port) throws IOException {
    List<String> broken = new ArrayList<>();
    for (int i = 0; i < REQUESTS / AT_ONCE; i++) {
      byte[] request = requests.next();
      String answer = ask(request, port);
      if (SERVER_ERROR.matcher(answer).find() || TRACE.matcher(answer).find()) {
        broken.add(shortened(new String(request, ISO_8859_1)) + "\n=> " + shortened(answer));
      }
    }
    return broken;
  }

  /** What came before the server closed; a request that it cut off while it was sent counts. */
  private static String ask(byte[] request, int port) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(40_000);
      try {
        socket.getOutputStream().write(request);
        socket.shutdownOutput();
      } catch (IOException e) {
        // Refused before it was whole: the answer says why, if it still arrives.
      }
      try {
        return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
      } catch (IOException e) {
        return "";
      }
    }
  }

  private static String shortened(String text) {
    return text.substring(0, Math.min(500, text.length()));
  }
}
