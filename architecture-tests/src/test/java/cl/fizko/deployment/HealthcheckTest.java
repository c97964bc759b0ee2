package cl.fizko.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The container's health check, in every role and with a web role that answers this and that. */
class HealthcheckTest {

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"web, 200, 0", "web, 503, 1", "web, 404, 1", "all, 200, 0", "all, 500, 1"})
  void webIsHealthyIfItSaysThatItIsAlive(String role, int status, int exit) throws Exception {
    HttpServer server = HttpServer.create(new InetSocketAddress(loopback(), 0), 0);
    server.createContext(
        "/health/live",
        exchange -> {
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
    server.start();
    try {
      assertThat(check(role, server.getAddress().getPort())).isEqualTo(exit);
    } finally {
      server.stop(0);
    }
  }

  @Test
  void webIsNotHealthyIfNobodyListens() throws Exception {
    assertThat(check("web", freePort())).isEqualTo(1);
  }

  @Test
  void webIsNotHealthyIfItHangsUp() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, loopback())) {
      Thread.ofVirtual()
          .start(
              () -> {
                try {
                  server.accept().close();
                } catch (IOException e) {
                  // The test is over.
                }
              });

      assertThat(check("web", server.getLocalPort())).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"worker", "beat", "migrate"})
  void whoHasNoPortIsHealthyAsLongAsItRuns(String role) throws Exception {
    assertThat(check(role, freePort())).isZero();
  }

  /** The first process of a container with a worker is the launcher, with Java in its arguments. */
  @Test
  void theRoleIsSeenInTheLaunchersCommandLine() throws Exception {
    String launcher = "/bin/sh\0/app/launcher.sh\0java\0-cp\0/app/lib/*\0cl.fizko.boot.Fizko\0";

    assertThat(checkOf(launcher + "worker\0", freePort())).isZero();
    assertThat(checkOf(launcher + "all\0", freePort())).isEqualTo(1);
  }

  private int check(String role, int port) throws Exception {
    return checkOf(
        String.join("\0", "java", "-cp", "/app/lib/*", "cl.fizko.boot.Fizko", role) + "\0", port);
  }

  private int checkOf(String text, int port) throws Exception {
    Path commandLine = folder.resolve("cmdline");
    Files.writeString(commandLine, text);
    return Script.of(
            Repository.file("docker/healthcheck.sh"), Map.of("PORT", Integer.toString(port)))
        .run(commandLine.toString())
        .exit();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, loopback())) {
      return socket.getLocalPort();
    }
  }

  private static InetAddress loopback() throws IOException {
    return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
  }
}
