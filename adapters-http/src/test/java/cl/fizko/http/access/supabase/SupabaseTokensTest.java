package cl.fizko.http.access.supabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cl.fizko.core.access.Principal;
import cl.fizko.core.access.Role;
import cl.fizko.core.access.User;
import cl.fizko.http.access.OperatorClaim;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SupabaseTokensTest {

  private static final String SECRET = "made-up-secret-of-this-test-only-0001";
  private static final String OTHER_SECRET = "made-up-secret-of-this-test-only-0002";
  private static final String USER = "6f2ecb6a-8a2c-4c0e-9f59-0d7c5a3d1e11";
  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
  private static final long EXP = NOW.getEpochSecond() + 3_600;

  private static final Map<String, Object> SERVICE_KEY =
      Map.of("iss", "supabase", "ref", "abc", "role", "service_role", "iat", 1, "exp", EXP);
  private static final Map<String, Object> OPERATOR =
      Map.of(
          "iss",
          "https://abc.supabase.co/auth/v1",
          "aud",
          "authenticated",
          "sub",
          USER,
          "role",
          "authenticated",
          "is_anonymous",
          false,
          "app_metadata",
          Map.of("provider", "phone", "fizko_role", "operator"),
          "exp",
          EXP);

  private final SupabaseTokens tokens = tokens(SECRET, Optional.empty());

  private static SupabaseTokens tokens(String secret, Optional<URI> url) {
    return new SupabaseTokens(
        new SupabaseProject(url, OperatorClaim.USUAL),
        new SigningKeys(Optional.of(new JwtSecret(secret)), Optional.empty()),
        () -> NOW);
  }

  @Test
  void theLegacyServiceKeyIsAnOperator() {
    assertThat(tokens.verify(token(SERVICE_KEY)))
        .contains(new Principal("supabase-service-role", Role.OPERATOR));
  }

  @Test
  void aUserWhomTheProjectCallsAnOperatorIsOne() {
    for (Map<String, Object> claims :
        List.of(
            OPERATOR,
            with(OPERATOR, "aud", List.of("x", "authenticated")),
            without(OPERATOR, "is_anonymous"))) {
      Principal operator = tokens.verify(token(claims)).orElseThrow();
      assertThat(operator.name()).isEqualTo("user-" + USER);
      assertThat(operator.role()).isEqualTo(Role.OPERATOR);
      assertThat(operator.user()).map(User::id).contains(UUID.fromString(USER));
    }
  }

  @Test
  void everyOtherSignedInUserIsAMember() {
    Map<String, Map<String, Object>> members = new TreeMap<>();
    members.put("plain user", without(OPERATOR, "app_metadata"));
    members.put(
        "user_metadata",
        with(without(OPERATOR, "app_metadata"), "user_metadata", Map.of("fizko_role", "operator")));
    members.put(
        "claim at the top", with(without(OPERATOR, "app_metadata"), "fizko_role", "operator"));
    members.put("another value", with(OPERATOR, "app_metadata", Map.of("fizko_role", "Operator")));
    members.put(
        "a list of values",
        with(OPERATOR, "app_metadata", Map.of("fizko_role", List.of("operator"))));
    members.put("app_metadata as text", with(OPERATOR, "app_metadata", "fizko_role=operator"));

    members.forEach(
        (what, claims) ->
            assertThat(tokens.verify(token(claims)))
                .as(what)
                .map(Principal::role)
                .contains(Role.MEMBER));
  }

  @Test
  void theDatabaseIsToldTheClaimsWithoutThoseThatUsersWrite() {
    Map<String, Object> claims =
        with(OPERATOR, "user_metadata", Map.of("company_id", "any", "text", "\u0000"));
    User user = tokens.verify(token(claims)).flatMap(Principal::user).orElseThrow();

    assertThat(user.claims())
        .contains("\"sub\":\"" + USER + "\"", "\"role\":\"authenticated\"")
        .doesNotContain("user_metadata", "company_id");
    assertThat(user.toString()).isEqualTo("User[" + USER + "]");
  }

  @Test
  void everybodyElseOfTheProjectIsNobody() {
    Map<String, Map<String, Object>> others = new TreeMap<>();
    others.put("anon key", with(SERVICE_KEY, "role", "anon"));
    others.put("service key of another issuer", with(SERVICE_KEY, "iss", "supabase-demo"));
    others.put("service key without issuer", without(SERVICE_KEY, "iss"));
    others.put("service key with a user", with(SERVICE_KEY, "sub", USER));
    others.put("service key with an audience", with(SERVICE_KEY, "aud", "authenticated"));
    others.put("anonymous", with(OPERATOR, "is_anonymous", true));
    others.put("anonymous as text", with(OPERATOR, "is_anonymous", "false"));
    others.put("no audience", without(OPERATOR, "aud"));
    others.put("another audience", with(OPERATOR, "aud", "anon"));
    others.put("no subject", without(OPERATOR, "sub"));
    others.put("a subject that is no UUID", with(OPERATOR, "sub", "admin\n"));
    others.put("another role", with(OPERATOR, "role", "anon"));
    others.put("a user with the service role", with(OPERATOR, "role", "service_role"));

    others.forEach((what, claims) -> assertThat(tokens.verify(token(claims))).as(what).isEmpty());
  }

  @Test
  void expiryIsRequiredAndMayLieThirtySecondsBack() {
    long now = NOW.getEpochSecond();

    assertThat(tokens.verify(token(with(SERVICE_KEY, "exp", now - 29)))).isPresent();
    assertThat(tokens.verify(token(with(SERVICE_KEY, "exp", now - 30)))).isEmpty();
    assertThat(tokens.verify(token(without(SERVICE_KEY, "exp")))).isEmpty();
    for (Object nonsense : Arrays.asList("2099", -1, 1e300, Double.MAX_VALUE, true, List.of(EXP))) {
      assertThat(tokens.verify(token(with(SERVICE_KEY, "exp", nonsense)))).isEmpty();
    }
    assertThat(tokens.verify(token(with(SERVICE_KEY, "nbf", now + 30)))).isPresent();
    assertThat(tokens.verify(token(with(SERVICE_KEY, "nbf", now + 31)))).isEmpty();
    assertThat(tokens.verify(token(with(SERVICE_KEY, "nbf", "soon")))).isEmpty();
  }

  @Test
  void theIssuerIsCheckedWhenItIsConfigured() {
    SupabaseTokens strict = tokens(SECRET, Optional.of(URI.create("https://abc.supabase.co")));

    assertThat(strict.verify(token(OPERATOR))).isPresent();
    assertThat(strict.verify(token(with(OPERATOR, "iss", "https://abc.supabase.co")))).isEmpty();
    assertThat(strict.verify(token(without(OPERATOR, "iss")))).isEmpty();
    assertThat(strict.verify(token(SERVICE_KEY))).isPresent();
  }

  @Test
  void noOtherSignatureIsGood() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2_048);
    KeyPair pair = generator.generateKeyPair();
    String good = token(SERVICE_KEY);
    String payload = good.split("\\.", -1)[1];
    String unsigned = base64("{\"alg\":\"none\"}") + "." + payload + ".";

    assertThat(tokens.verify(signed(SERVICE_KEY, JWSAlgorithm.HS256, new MACSigner(OTHER_SECRET))))
        .isEmpty();
    assertThat(
            tokens.verify(
                signed(SERVICE_KEY, JWSAlgorithm.RS256, new RSASSASigner(pair.getPrivate()))))
        .isEmpty();
    assertThat(
            tokens.verify(signed(SERVICE_KEY, JWSAlgorithm.HS384, new MACSigner(SECRET + SECRET))))
        .isEmpty();
    assertThat(tokens.verify(unsigned)).isEmpty();
    assertThat(tokens.verify(base64("{\"alg\":\"nOnE\"}") + "." + payload + ".")).isEmpty();
    assertThat(tokens.verify(base64("{\"alg\":\"HS256\"}") + "." + payload + ".")).isEmpty();
    assertThat(tokens.verify(good.substring(0, good.lastIndexOf('.')))).isEmpty();
    assertThat(
            tokens.verify(
                base64("{\"alg\":\"HS256\",\"crit\":[\"x\"],\"x\":1}")
                    + good.substring(good.indexOf('.'))))
        .isEmpty();
  }

  @Test
  void anAlgorithmThatTheSecretCouldAlsoSignIsRefused() throws Exception {
    String longSecret = "made-up-secret-that-is-long-enough-for-every-hmac-of-the-family-0003";
    SupabaseTokens verifier = tokens(longSecret, Optional.empty());

    assertThat(verifier.verify(signed(SERVICE_KEY, JWSAlgorithm.HS256, new MACSigner(longSecret))))
        .isPresent();
    assertThat(verifier.verify(signed(SERVICE_KEY, JWSAlgorithm.HS512, new MACSigner(longSecret))))
        .isEmpty();
  }

  @Test
  void aPublicKeyIsNoSecret() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2_048);
    byte[] publicKey = generator.generateKeyPair().getPublic().getEncoded();

    assertThat(tokens.verify(signed(SERVICE_KEY, JWSAlgorithm.HS256, new MACSigner(publicKey))))
        .isEmpty();
  }

  @Test
  void garbageIsNobodyAndThrowsNothing() {
    String good = token(SERVICE_KEY);
    List<String> garbage =
        new ArrayList<>(
            List.of(
                "",
                ".",
                "..",
                "...",
                "a.b.c",
                "sb_secret_abc",
                "x".repeat(10_000),
                good + ".",
                good + "=",
                "." + good,
                good + good,
                base64("null") + "..",
                base64("[]") + "." + base64("[]") + ".x",
                base64("{".repeat(5_000)) + ".a.b",
                base64("{\"alg\":\"HS256\",\"x\":" + "[".repeat(3_000) + "]".repeat(3_000) + "}")
                    + good.substring(good.indexOf('.'))));
    Random random = new Random(42);
    for (int i = 0; i < 500; i++) {
      StringBuilder bent = new StringBuilder(good);
      int at = random.nextInt(good.length() - 1);
      char other = (char) (33 + random.nextInt(200));
      if (bent.charAt(at) != other) {
        bent.setCharAt(at, other);
        garbage.add(bent.toString());
      }
    }

    assertThat(garbage).allSatisfy(token -> assertThat(tokens.verify(token)).isEmpty());
  }

  @Test
  void aPayloadThatIsNoObjectIsNobody() throws JOSEException {
    for (String payload : List.of("null", "[]", "1", "\"x\"", "", "{", "[".repeat(4_000))) {
      JWSObject jws = new JWSObject(new JWSHeader(JWSAlgorithm.HS256), new Payload(payload));
      jws.sign(new MACSigner(SECRET));
      assertThat(tokens.verify(jws.serialize())).as(payload).isEmpty();
    }
  }

  @Test
  void theSecretIsLongEnoughAndShowsNobody() {
    assertThat(new JwtSecret(SECRET)).hasToString("***");
    assertThatThrownBy(() -> new JwtSecret("too-short-a-secret"))
        .hasMessageContaining("32")
        .hasMessageNotContaining("too-short");
  }

  private static String token(Map<String, Object> claims) {
    try {
      return signed(claims, JWSAlgorithm.HS256, new MACSigner(SECRET));
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String signed(Map<String, Object> claims, JWSAlgorithm algorithm, JWSSigner signer)
      throws JOSEException {
    JWSObject jws = new JWSObject(new JWSHeader(algorithm), new Payload(claims));
    jws.sign(signer);
    return jws.serialize();
  }

  private static String base64(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static Map<String, Object> with(Map<String, Object> claims, String name, Object value) {
    Map<String, Object> changed = new TreeMap<>(claims);
    changed.put(name, value);
    return changed;
  }

  private static Map<String, Object> without(Map<String, Object> claims, String name) {
    Map<String, Object> changed = new TreeMap<>(claims);
    changed.remove(name);
    return changed;
  }
}
