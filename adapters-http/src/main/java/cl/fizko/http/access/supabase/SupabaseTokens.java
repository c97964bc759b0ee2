package cl.fizko.http.access.supabase;

import cl.fizko.core.access.AccessUnavailableException;
import cl.fizko.core.access.Principal;
import cl.fizko.core.access.Role;
import cl.fizko.core.access.User;
import cl.fizko.core.access.port.TokenVerifier;
import cl.fizko.http.access.OperatorClaim;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSObject;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * JSON Web Tokens of a Supabase project (supabase §1): its signed-in users, who are members of
 * companies; those among them whom the project itself calls operators in {@code app_metadata}; and
 * the legacy service key, an operator. Anonymous users and the anon key are nobody. What users may
 * write themselves, {@code user_metadata}, is never looked at nor handed on. {@code exp} must be
 * there, and may lie {@link #SKEW} in the past.
 */
public final class SupabaseTokens implements TokenVerifier {

  /** How far clocks may differ. */
  public static final Duration SKEW = Duration.ofSeconds(30);

  /** Tokens of more characters are refused unread. */
  public static final int LONGEST = 8_192;

  /** RFC 7515 §7.1 and §2: three parts of base64url without padding. */
  private static final Pattern COMPACT_FORM = Pattern.compile("[\\w-]+\\.[\\w-]+\\.[\\w-]+");

  private static final Pattern UUID_FORM =
      Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  private final SupabaseProject project;
  private final SigningKeys keys;
  private final InstantSource clock;

  public SupabaseTokens(SupabaseProject project, SigningKeys keys, InstantSource clock) {
    this.project = project;
    this.keys = keys;
    this.clock = clock;
  }

  @Override
  public Optional<Principal> verify(String token) {
    return signed(token).flatMap(this::principal);
  }

  private Optional<JWSObject> signed(String token) {
    if (token.length() > LONGEST || !COMPACT_FORM.matcher(token).matches()) {
      return Optional.empty();
    }
    try {
      JWSObject jws = JWSObject.parse(token);
      return keys.signed(jws) ? Optional.of(jws) : Optional.empty();
    } catch (AccessUnavailableException e) {
      throw e;
    } catch (ParseException | JOSEException | RuntimeException e) {
      // The library meets some garbage with a NullPointerException: a header that is null, say.
      return Optional.empty();
    }
  }

  private Optional<Principal> principal(JWSObject token) {
    Map<String, @Nullable Object> values = token.getPayload().toJSONObject();
    if (values == null) {
      return Optional.empty();
    }
    Claims claims = new Claims(values);
    if (!isCurrent(claims)) {
      return Optional.empty();
    }
    if (isServiceKey(claims)) {
      return JWSAlgorithm.HS256.equals(token.getHeader().getAlgorithm())
          ? Optional.of(new Principal("supabase-service-role", Role.OPERATOR))
          : Optional.empty();
    }
    return isSignedInUser(claims) ? Optional.of(user(claims)) : Optional.empty();
  }

  private boolean isCurrent(Claims claims) {
    Instant now = clock.instant();
    boolean hasBegun =
        !claims.has("nbf")
            || claims.instant("nbf").filter(start -> !start.isAfter(now.plus(SKEW))).isPresent();
    return hasBegun && claims.instant("exp").filter(end -> end.plus(SKEW).isAfter(now)).isPresent();
  }

  private static boolean isServiceKey(Claims claims) {
    return claims.is("role", "service_role")
        && claims.is("iss", "supabase")
        && !claims.has("sub")
        && !claims.has("aud");
  }

  private boolean isSignedInUser(Claims claims) {
    return claims.is("role", "authenticated")
        && claims.isFor("authenticated")
        && (!claims.has("is_anonymous") || claims.is("is_anonymous", false))
        && UUID_FORM.matcher(claims.text("sub")).matches()
        && project.issuer().map(issuer -> claims.is("iss", issuer)).orElse(true);
  }

  private Principal user(Claims claims) {
    User user = new User(UUID.fromString(claims.text("sub")), claims.without("user_metadata"));
    OperatorClaim operators = project.operators();
    return claims.inside("app_metadata").is(operators.name(), operators.value())
        ? new Principal("user-" + user.id(), Role.OPERATOR, Optional.of(user))
        : Principal.member(user);
  }
}
