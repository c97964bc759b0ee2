package cl.fizko.http.access;

import cl.fizko.core.access.Principal;
import cl.fizko.core.access.Role;
import cl.fizko.core.access.port.TokenVerifier;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.MACVerifier;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * JSON Web Tokens of a Supabase project, signed with its shared secret: the legacy service key, and
 * users whom the project itself calls operators in {@code app_metadata}. What users may write
 * themselves, {@code user_metadata}, is never looked at. The algorithm is HS256, whatever the token
 * says; {@code exp} must be there, and may lie {@link #SKEW} in the past.
 */
public final class SupabaseOperatorTokens implements TokenVerifier {

  /** How far clocks may differ. */
  public static final Duration SKEW = Duration.ofSeconds(30);

  /** Tokens of more characters are refused unread. */
  public static final int LONGEST = 8_192;

  /** RFC 7515 §7.1 and §2: three parts of base64url without padding. */
  private static final Pattern COMPACT_FORM = Pattern.compile("[\\w-]+\\.[\\w-]+\\.[\\w-]+");

  private static final Pattern UUID_FORM =
      Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  private final SupabaseTokenSettings settings;
  private final InstantSource clock;
  private final JWSVerifier signature;

  public SupabaseOperatorTokens(SupabaseTokenSettings settings, InstantSource clock) {
    this.settings = settings;
    this.clock = clock;
    try {
      this.signature = new MACVerifier(settings.secret().reveal());
    } catch (JOSEException e) {
      throw new IllegalArgumentException("the JWT secret cannot verify HS256", e);
    }
  }

  @Override
  public Optional<Principal> verify(String token) {
    return claims(token).filter(this::isCurrent).flatMap(this::principal);
  }

  private Optional<Claims> claims(String token) {
    if (token.length() > LONGEST || !COMPACT_FORM.matcher(token).matches()) {
      return Optional.empty();
    }
    try {
      JWSObject jws = JWSObject.parse(token);
      if (!JWSAlgorithm.HS256.equals(jws.getHeader().getAlgorithm()) || !jws.verify(signature)) {
        return Optional.empty();
      }
      Map<String, @Nullable Object> values = jws.getPayload().toJSONObject();
      return Optional.ofNullable(values).map(Claims::new);
    } catch (ParseException | JOSEException | RuntimeException e) {
      // The library meets some garbage with a NullPointerException: a header that is null, say.
      return Optional.empty();
    }
  }

  private boolean isCurrent(Claims claims) {
    Instant now = clock.instant();
    boolean hasBegun =
        !claims.has("nbf")
            || claims.instant("nbf").filter(start -> !start.isAfter(now.plus(SKEW))).isPresent();
    return hasBegun && claims.instant("exp").filter(end -> end.plus(SKEW).isAfter(now)).isPresent();
  }

  private Optional<Principal> principal(Claims claims) {
    if (isServiceKey(claims)) {
      return Optional.of(new Principal("supabase-service-role", Role.OPERATOR));
    }
    return isOperator(claims)
        ? Optional.of(new Principal("user-" + claims.text("sub"), Role.OPERATOR))
        : Optional.empty();
  }

  private static boolean isServiceKey(Claims claims) {
    return claims.is("role", "service_role")
        && claims.is("iss", "supabase")
        && !claims.has("sub")
        && !claims.has("aud");
  }

  private boolean isOperator(Claims claims) {
    boolean signedInUser =
        claims.is("role", "authenticated")
            && claims.isFor("authenticated")
            && (!claims.has("is_anonymous") || claims.is("is_anonymous", false))
            && UUID_FORM.matcher(claims.text("sub")).matches();
    boolean ofThisProject = settings.issuer().isEmpty() || claims.is("iss", settings.issuer());
    return signedInUser
        && ofThisProject
        && claims.inside("app_metadata").is(settings.claim(), settings.value());
  }
}
