package cl.fizko.http.access.supabase;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.MACVerifier;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/**
 * The keys that a project signs with: a shared secret for HS256, published keys for all else. A
 * token may choose among them, never how one is used: no public key ever serves as a secret.
 */
public final class SigningKeys {

  private static final Duration TIMEOUT = Duration.ofSeconds(3);

  private final Optional<JWSVerifier> secret;
  private final Optional<PublishedKeys> published;

  /**
   * Those of a project; asks for none yet.
   *
   * @param secret empty: no HS256 token is good
   */
  public static SigningKeys of(
      SupabaseProject project, Optional<JwtSecret> secret, InstantSource clock) {
    return new SigningKeys(
        secret,
        project.keys().map(where -> new PublishedKeys(new HttpKeySource(where, TIMEOUT), clock)));
  }

  SigningKeys(Optional<JwtSecret> secret, Optional<PublishedKeys> published) {
    this.secret = secret.map(SigningKeys::verifier);
    this.published = published;
  }

  private static JWSVerifier verifier(JwtSecret secret) {
    try {
      return new MACVerifier(secret.reveal());
    } catch (JOSEException e) {
      throw new IllegalArgumentException("the JWT secret cannot verify HS256", e);
    }
  }

  /**
   * Whether one of them signed a token.
   *
   * @throws cl.fizko.core.access.AccessUnavailableException if its key cannot be had now
   */
  boolean signed(JWSObject token) throws JOSEException {
    JWSAlgorithm algorithm = token.getHeader().getAlgorithm();
    if (JWSAlgorithm.HS256.equals(algorithm)) {
      return secret.isPresent() && token.verify(secret.get());
    }
    boolean mayBePublished =
        JWSAlgorithm.ES256.equals(algorithm) || JWSAlgorithm.RS256.equals(algorithm);
    if (!mayBePublished || published.isEmpty()) {
      return false;
    }
    Optional<PublishedKey> key = published.get().find(token.getHeader().getKeyID());
    return key.isPresent() && key.get().signed(token);
  }
}
