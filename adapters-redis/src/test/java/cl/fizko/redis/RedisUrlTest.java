package cl.fizko.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lettuce.core.RedisCredentials;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SslVerifyMode;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedisUrlTest {

  private static final Duration TIMEOUT = Duration.ofSeconds(3);

  @Test
  void aUrlShowsAllButItsPassword() {
    assertThat(RedisUrl.parse("redis://cache")).hasToString("redis://cache:6379/0");
    assertThat(RedisUrl.parse("rediss://ana:secret@cache:7000/2?ssl_cert_reqs=none"))
        .hasToString("rediss://ana:**@cache:7000/2");
    assertThat(RedisUrl.parse("redis-sentinel://:secret@a:1,b/3#main"))
        .hasToString("redis-sentinel://:**@a:1,b:26379/3#main");
    assertThat(RedisUrl.parse("sentinel://ana:secret@a:1;sentinel://b/3"))
        .hasToString("redis-sentinel://ana:**@a:1,b:26379/3");
  }

  @Test
  void celerysSentinelsAreAskedForTheMasterThatIsNamedElsewhere() {
    RedisUrl url =
        RedisUrl.parse("sentinel://ana:s%2Fcret@a:1;sentinel://[::1]:26380;sentinel://c/3");
    assertThat(url.lacksSentinelMaster()).isTrue();
    assertThatThrownBy(() -> url.uri(TIMEOUT)).hasMessageContaining("master");
    RedisUrl complete = url.withSentinelMaster("main");
    assertThat(complete.lacksSentinelMaster()).isFalse();
    RedisURI uri = complete.uri(TIMEOUT);
    assertThat(uri.getSentinelMasterId()).isEqualTo("main");
    assertThat(uri.getDatabase()).isEqualTo(3);
    assertThat(uri.getSentinels())
        .extracting(each -> each.getHost() + " " + each.getPort())
        .containsExactly("a 1", "::1 26380", "c 26379");
    RedisCredentials credentials = uri.getCredentialsProvider().resolveCredentials().block();
    assertThat(credentials).isNotNull();
    assertThat(credentials.getUsername()).isEqualTo("ana");
    assertThat(new String(credentials.getPassword())).isEqualTo("s/cret");
  }

  @Test
  void lettucesSentinelUrlNamesItsMasterAndMayBeGivenAnother() {
    RedisUrl url = RedisUrl.parse("redis-sentinel://a,b:1/3#main");
    assertThat(url.uri(TIMEOUT).getSentinelMasterId()).isEqualTo("main");
    assertThat(url.withSentinelMaster("other").uri(TIMEOUT).getSentinelMasterId())
        .isEqualTo("other");
  }

  @ParameterizedTest
  @CsvSource({
    "'',FULL",
    "?ssl_cert_reqs=required,FULL",
    "?ssl_cert_reqs=CERT_REQUIRED,FULL",
    "?ssl_cert_reqs=optional,FULL",
    "?ssl_cert_reqs=none,NONE",
    "?ssl_cert_reqs=CERT_NONE,NONE",
    "?ssl_check_hostname=False,CA",
    "?ssl_check_hostname=false&ssl_cert_reqs=required,CA",
    "?verifyPeer=CA,CA"
  })
  void certificatesAreVerifiedAsRedisPyWould(String query, SslVerifyMode mode) {
    assertThat(RedisUrl.parse("rediss://cache/0" + query).uri(TIMEOUT).getVerifyMode())
        .isEqualTo(mode);
  }

  @Test
  void theUrlMayNameAFileOfAuthorities() {
    assertThat(RedisUrl.parse("rediss://cache/0?ssl_ca_certs=%2Fetc%2Fca.pem").authorities())
        .contains(Path.of("/etc/ca.pem"));
    assertThat(RedisUrl.parse("rediss://cache/0").authorities()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "amqp://secret@cache",
        "redis://",
        "rediss://cache/0?ssl_cert_reqs=secret",
        "sentinel://",
        "sentinel://:secret@",
        "sentinel://a:secret",
        "sentinel://a:70000",
        "sentinel://a/secret",
        "sentinel://a;redis://:secret@b",
        "sentinel://a b:secret@c",
        "redis://:secret@cache:no/0"
      })
  void whatIsWrongIsSaidWithoutTheText(String text) {
    assertThatThrownBy(() -> RedisUrl.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("expected")
        .hasMessageNotContaining("secret");
  }
}
