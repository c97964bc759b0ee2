package cl.fizko.redis.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cl.fizko.core.task.BrokerUnavailableException;
import cl.fizko.core.task.Delivery;
import cl.fizko.core.task.WorkerId;
import cl.fizko.redis.RedisSettings;
import cl.fizko.redis.RedisUrl;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Redis that speaks TLS alone. Needs {@code openssl} and a {@code redis-server} built with TLS,
 * as Debian's is.
 */
@Timeout(60)
class TlsTest {

  private static final Logger log = LoggerFactory.getLogger(TlsTest.class);

  @TempDir static Path folder;
  private static Optional<RedisServer> server = Optional.empty();

  @BeforeAll
  static void begin() {
    boolean possible =
        runs("openssl", "version")
            && runs("sh", "-c", "ldd \"$(command -v redis-server)\" | grep -q libssl");
    if (!possible) {
      log.warn("TLS IS NOT TESTED: no openssl, or no redis-server that was built with TLS");
    }
    assumeTrue(possible, "openssl and a redis-server with TLS");
    makeCertificate("ca", "/CN=Fizko test CA", "-x509");
    makeCertificate("stranger", "/CN=Another CA", "-x509");
    makeCertificate(
        "server",
        "/CN=localhost",
        "-x509",
        "-CA",
        "ca.crt",
        "-CAkey",
        "ca.key",
        "-addext",
        "subjectAltName=DNS:localhost",
        "-addext",
        "basicConstraints=CA:FALSE");
    int port = RedisServer.freePort();
    server =
        Optional.of(
            RedisServer.start(
                folder,
                port,
                "--port",
                "0",
                "--tls-port",
                "" + port,
                "--save",
                "",
                "--tls-cert-file",
                "server.crt",
                "--tls-key-file",
                "server.key",
                "--tls-ca-cert-file",
                "ca.crt",
                "--tls-auth-clients",
                "no"));
  }

  private static void makeCertificate(String name, String subject, String... more) {
    List<String> command = new ArrayList<>();
    command.addAll(List.of("openssl", "req", "-newkey", "rsa:2048", "-nodes", "-days", "2"));
    command.addAll(List.of("-batch", "-keyout", name + ".key", "-out", name + ".crt"));
    command.addAll(List.of("-subj", subject));
    command.addAll(List.of(more));
    assertThat(runs(command.toArray(new String[0]))).as("certificate %s", name).isTrue();
  }

  private static boolean runs(String... command) {
    try {
      return new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @AfterAll
  static void end() {
    server.ifPresent(RedisServer::close);
  }

  @Test
  void aServerWithACertificateOfOurAuthorityIsTrusted() {
    worksWith(settings("localhost", "").withAuthorities(folder.resolve("ca.crt")));
  }

  @Test
  void theUrlMayNameTheAuthority() {
    worksWith(settings("localhost", "?ssl_ca_certs=" + folder.resolve("ca.crt")));
  }

  @Test
  void aServerOfAnUnknownAuthorityIsRefused() {
    isRefused(settings("localhost", ""));
    isRefused(settings("localhost", "?ssl_cert_reqs=required"));
    isRefused(settings("localhost", "").withAuthorities(folder.resolve("stranger.crt")));
  }

  @Test
  void aCertificateForAnotherHostIsRefused() {
    RedisSettings elsewhere = settings("127.0.0.1", "").withAuthorities(folder.resolve("ca.crt"));
    isRefused(elsewhere);
    worksWith(
        settings("127.0.0.1", "?ssl_check_hostname=false")
            .withAuthorities(folder.resolve("ca.crt")));
  }

  @Test
  void whoAsksForNoVerificationGetsNone() {
    worksWith(settings("127.0.0.1", "?ssl_cert_reqs=none"));
    worksWith(settings("127.0.0.1", "?ssl_cert_reqs=CERT_NONE"));
  }

  @Test
  void anAuthorityFileThatIsNotThereIsNamed() {
    try (Redis client = new Redis(settings("localhost", "").withAuthorities(Path.of("/no/ca")))) {
      assertThatThrownBy(() -> client.publish(1))
          .isInstanceOf(BrokerUnavailableException.class)
          .hasMessageContaining("/no/ca");
    }
  }

  private static RedisSettings settings(String host, String query) {
    return RedisSettings.at(
        RedisUrl.parse("rediss://" + host + ":" + server.orElseThrow().port() + "/0" + query));
  }

  private static void worksWith(RedisSettings settings) {
    try (Redis client = new Redis(settings)) {
      client.calls().call(redis -> redis.flushdb());
      client.publish(1);
      List<Delivery> taken =
          client
              .broker()
              .reserve(
                  new WorkerId("tls"), List.of(WorkerProcess.QUEUE), 10, Duration.ofSeconds(10));
      assertThat(taken).hasSize(1);
    }
  }

  private static void isRefused(RedisSettings settings) {
    try (Redis client = new Redis(settings)) {
      assertThatThrownBy(() -> client.publish(1))
          .isInstanceOf(BrokerUnavailableException.class)
          .hasMessageContaining("rediss://")
          .hasMessageMatching("(?s).*(certification path|PKIX|No subject alternative|No name).*");
    }
  }
}
