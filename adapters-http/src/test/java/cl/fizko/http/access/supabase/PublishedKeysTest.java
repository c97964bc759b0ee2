package cl.fizko.http.access.supabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cl.fizko.core.access.AccessUnavailableException;
import cl.fizko.core.access.Principal;
import cl.fizko.core.access.Role;
import cl.fizko.core.runtime.SteppingClock;
import cl.fizko.http.access.OperatorClaim;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PublishedKeysTest {

  private static final String SECRET = "made-up-secret-of-this-test-only-0001";
  private static final String USER = "6f2ecb6a-8a2c-4c0e-9f59-0d7c5a3d1e11";
  private static final Duration TIMEOUT = Duration.ofSeconds(2);

  private final KeyServer server = new KeyServer();
  private final SteppingClock clock = new SteppingClock(Instant.parse("2026-11-24T12:00:00Z"));
  private final ECKey first = ec("first");
  private final ECKey second = ec("second");
  private final RSAKey rsa = rsa("rsa", 2_048);
  private final SupabaseTokens tokens = tokens();

  private SupabaseTokens tokens() {
    SupabaseProject project = new SupabaseProject(Optional.of(server.url()), OperatorClaim.USUAL);
    PublishedKeys keys =
        new PublishedKeys(new HttpKeySource(project.keys().orElseThrow(), TIMEOUT), clock);
    return new SupabaseTokens(
        project, new SigningKeys(Optional.of(new JwtSecret(SECRET)), Optional.of(keys)), clock);
  }

  @AfterEach
  void end() {
    server.close();
  }

  private static ECKey ec(String kid) {
    try {
      return new ECKeyGenerator(Curve.P_256).keyID(kid).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private static RSAKey rsa(String kid, int bits) {
    try {
      return new RSAKeyGenerator(bits, true).keyID(kid).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private Map<String, Object> claims() {
    Map<String, Object> claims = new HashMap<>();
    claims.put("iss", server.url() + "/auth/v1");
    claims.put("aud", "authenticated");
    claims.put("sub", USER);
    claims.put("role", "authenticated");
    claims.put("exp", clock.instant().getEpochSecond() + 36_000);
    return claims;
  }

  private String signedBy(JWK key) {
    return signedBy(key, claims());
  }

  private static String signedBy(JWK key, Map<String, Object> claims) {
    try {
      return key instanceof ECKey ec
          ? token(JWSAlgorithm.ES256, key.getKeyID(), new ECDSASigner(ec), claims)
          : token(JWSAlgorithm.RS256, key.getKeyID(), new RSASSASigner((RSAKey) key), claims);
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String token(
      JWSAlgorithm algorithm, String kid, JWSSigner signer, Map<String, Object> claims)
      throws JOSEException {
    JWSObject jws =
        new JWSObject(new JWSHeader.Builder(algorithm).keyID(kid).build(), new Payload(claims));
    jws.sign(signer);
    return jws.serialize();
  }

  private boolean isGood(String token) {
    return tokens.verify(token).isPresent();
  }

  @Test
  void tokensOfEitherPublishedKeyAreGoodAndTheKeysAreAskedForOnce() {
    server.tells(first.toPublicJWK(), second.toPublicJWK(), rsa.toPublicJWK());

    for (int i = 0; i < 5; i++) {
      assertThat(tokens.verify(signedBy(first))).map(Principal::role).contains(Role.MEMBER);
      assertThat(isGood(signedBy(second))).isTrue();
      assertThat(isGood(signedBy(rsa))).isTrue();
    }
    assertThat(server.asked()).isEqualTo(1);
  }

  @Test
  void expiryIssuerAndAudienceAreCheckedWithTheseToo() {
    server.tells(first.toPublicJWK());
    for (Map.Entry<String, Object> wrong :
        Map.<String, Object>of(
                "exp",
                clock.instant().getEpochSecond() - 30,
                "nbf",
                clock.instant().getEpochSecond() + 31,
                "iss",
                "https://other.supabase.co/auth/v1",
                "aud",
                "anon",
                "is_anonymous",
                true)
            .entrySet()) {
      Map<String, Object> claims = claims();
      claims.put(wrong.getKey(), wrong.getValue());
      assertThat(isGood(signedBy(first, claims))).as(wrong.getKey()).isFalse();
    }
  }

  @Test
  void theKeyDecidesTheAlgorithmAndIsNoSecret() throws Exception {
    server.tells(first.toPublicJWK(), rsa.toPublicJWK());
    assertThat(isGood(signedBy(first))).isTrue();
    byte[] ecKey = first.toECPublicKey().getEncoded();
    byte[] rsaKey = rsa.toRSAPublicKey().getEncoded();
    byte[] asJson = rsa.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8);

    for (byte[] key : new byte[][] {ecKey, rsaKey, asJson}) {
      for (String kid : new String[] {"first", "rsa"}) {
        assertThat(isGood(token(JWSAlgorithm.HS256, kid, new MACSigner(key), claims()))).isFalse();
      }
    }
    JWSSigner rsaSigner = new RSASSASigner(rsa);
    assertThat(isGood(token(JWSAlgorithm.RS256, "first", rsaSigner, claims()))).isFalse();
    assertThat(isGood(token(JWSAlgorithm.RS512, "rsa", rsaSigner, claims()))).isFalse();
    assertThat(isGood(token(JWSAlgorithm.PS256, "rsa", rsaSigner, claims()))).isFalse();
    assertThat(isGood(token(JWSAlgorithm.HS256, "first", new MACSigner(SECRET), claims())))
        .as("the shared secret goes on beside the keys")
        .isTrue();
  }

  @Test
  void theServiceKeyIsSignedWithTheSharedSecretAlone() {
    server.tells(first.toPublicJWK());
    long exp = clock.instant().getEpochSecond() + 3_600;
    Map<String, Object> key = Map.of("iss", "supabase", "role", "service_role", "exp", exp);

    assertThat(isGood(signedBy(first, key))).isFalse();
  }

  @Test
  void keysThatAreNotForTokensAreLeftOut() throws Exception {
    ECKey other = new ECKeyGenerator(Curve.P_384).keyID("p384").generate();
    RSAKey small = rsa("small", 1_024);
    RSAKey encrypts = new RSAKey.Builder(rsa).keyID("enc").keyUse(KeyUse.ENCRYPTION).build();
    ECKey wrong = new ECKey.Builder(second).algorithm(JWSAlgorithm.ES512).build();
    server.tells(
        "{\"keys\":[{\"kty\":\"none\"},{\"kty\":\"EC\",\"kid\":\"x\"},7,null,"
            + String.join(
                ",",
                other.toPublicJWK().toString(),
                small.toPublicJWK().toString(),
                encrypts.toPublicJWK().toString(),
                wrong.toPublicJWK().toString(),
                first.toPublicJWK().toString())
            + "]}");

    assertThat(isGood(signedBy(encrypts))).isFalse();
    assertThat(isGood(signedBy(second))).isFalse();
    assertThat(isGood(signedBy(first))).isTrue();
  }

  @Test
  void aNewKeyIsAskedForOnceEveryThirtySeconds() {
    server.tells(first.toPublicJWK());
    assertThat(isGood(signedBy(first))).isTrue();
    server.tells(second.toPublicJWK());

    for (int i = 0; i < 20; i++) {
      assertThat(isGood(signedBy(second))).isFalse();
    }
    assertThat(server.asked()).isEqualTo(1);
    clock.step(PublishedKeys.BETWEEN);
    assertThat(isGood(signedBy(second))).isTrue();
    assertThat(isGood(signedBy(first))).as("no longer told").isFalse();
    assertThat(server.asked()).isEqualTo(2);
  }

  @Test
  void aRevokedKeyIsGoodForTenMinutesAtMost() {
    server.tells(first.toPublicJWK(), second.toPublicJWK());
    assertThat(isGood(signedBy(first))).isTrue();
    server.tells(second.toPublicJWK());
    clock.step(PublishedKeys.FRESH.minusSeconds(1));
    assertThat(isGood(signedBy(first))).isTrue();
    clock.step(Duration.ofSeconds(1));
    assertThat(isGood(signedBy(first))).isFalse();
  }

  @Test
  void noKeysAreNoOutage() {
    server.tells();

    assertThat(isGood(signedBy(first))).isFalse();
    clock.step(PublishedKeys.FRESH);
    assertThat(isGood(signedBy(first))).isFalse();
  }

  @Test
  void theKnownKeysGoOnForAnHourWhileTheyCannotBeHad() {
    server.tells(first.toPublicJWK());
    assertThat(isGood(signedBy(first))).isTrue();
    server.fails(500);
    clock.step(PublishedKeys.STALE.minusSeconds(1));

    assertThat(isGood(signedBy(first))).isTrue();
    assertThat(isGood(signedBy(first))).isTrue();
    assertThat(server.asked()).as("one question, tried twice").isEqualTo(3);
    clock.step(PublishedKeys.BETWEEN_FAILURES);
    assertThatThrownBy(() -> isGood(signedBy(first)))
        .isInstanceOf(AccessUnavailableException.class)
        .hasMessageContaining("status 500");
    server.tells(first.toPublicJWK());
    clock.step(PublishedKeys.BETWEEN_FAILURES);
    assertThat(isGood(signedBy(first))).isTrue();
  }

  @Test
  void aServerThatDoesNotAnswerIsGivenUp() {
    server.hangs();

    assertThatThrownBy(() -> isGood(signedBy(first)))
        .isInstanceOf(AccessUnavailableException.class)
        .hasMessageContaining("no answer within");
    assertThat(server.asked()).isEqualTo(2);
  }

  @Test
  void whatIsNoKeySetIsAnOutage() {
    for (String text :
        new String[] {"", "[]", "{}", "<html>", "{\"keys\":7}", " ".repeat(70_000)}) {
      server.tells(text);
      clock.step(PublishedKeys.BETWEEN_FAILURES);
      assertThatThrownBy(() -> isGood(signedBy(first)))
          .as(text)
          .isInstanceOf(AccessUnavailableException.class);
    }
  }

  @Test
  void aTokenWithoutAKeyIdIsNobodysAndAsksNoMoreThanOthers() throws Exception {
    server.tells(first.toPublicJWK());
    JWSObject jws = new JWSObject(new JWSHeader(JWSAlgorithm.ES256), new Payload(claims()));
    jws.sign(new ECDSASigner(first));

    assertThat(isGood(jws.serialize())).isFalse();
    assertThat(isGood(jws.serialize())).isFalse();
    assertThat(server.asked()).isEqualTo(1);
  }
}
