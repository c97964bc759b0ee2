package cl.fizko.boot.role;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.json.JsonMapper;

/**
 * Mints tokens as a Supabase project that is made up does (supabase §1), signed with HS256.
 *
 * @param secret of the project
 * @param issuer its {@code iss}
 */
record Tokens(String secret, String issuer) {

  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  /** The claims of a signed-in user. */
  Map<String, Object> claims(String user) {
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("iss", issuer);
    claims.put("aud", "authenticated");
    claims.put("sub", user);
    claims.put("role", "authenticated");
    claims.put("is_anonymous", false);
    claims.put("exp", now() + 3_600);
    return claims;
  }

  /** A signed-in user with some claims that are others. */
  String user(String user, Map<String, Object> others) {
    Map<String, Object> claims = claims(user);
    claims.putAll(others);
    return signed(claims);
  }

  /** A legacy key: {@code anon} or {@code service_role}. */
  String key(String role) {
    return signed(Map.of("iss", "supabase", "ref", "abc", "role", role, "exp", now() + 3_600));
  }

  String signed(Map<String, Object> claims) {
    String content = base64("{\"alg\":\"HS256\",\"typ\":\"JWT\"}") + "." + base64(json(claims));
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return content
          + "."
          + BASE64.encodeToString(mac.doFinal(content.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static long now() {
    return Instant.now().getEpochSecond();
  }

  static String base64(String text) {
    return BASE64.encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String json(Map<String, Object> claims) {
    return new JsonMapper().writeValueAsString(claims);
  }
}
