package cl.fizko.http.access.supabase;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import java.util.Optional;

/**
 * A public key with the one algorithm that it is good for, which its type decides and no token.
 *
 * @param algorithm ES256 for a key on P-256, RS256 for one of RSA
 */
record PublishedKey(JWSAlgorithm algorithm, JWSVerifier verifier) {

  /** RFC 7518 §3.3. */
  private static final int SHORTEST_RSA_BITS = 2_048;

  /** The key, if it is one that signs tokens. */
  static Optional<PublishedKey> of(JWK key) {
    boolean forSignatures = key.getKeyUse() == null || KeyUse.SIGNATURE.equals(key.getKeyUse());
    if (!forSignatures || key.isPrivate()) {
      return Optional.empty();
    }
    try {
      if (key instanceof ECKey ec && Curve.P_256.equals(ec.getCurve())) {
        return pinned(key, JWSAlgorithm.ES256, new ECDSAVerifier(ec));
      }
      if (key instanceof RSAKey rsa && rsa.size() >= SHORTEST_RSA_BITS) {
        return pinned(key, JWSAlgorithm.RS256, new RSASSAVerifier(rsa));
      }
      return Optional.empty();
    } catch (JOSEException e) {
      return Optional.empty();
    }
  }

  private static Optional<PublishedKey> pinned(
      JWK key, JWSAlgorithm algorithm, JWSVerifier verifier) {
    return key.getAlgorithm() == null || algorithm.equals(key.getAlgorithm())
        ? Optional.of(new PublishedKey(algorithm, verifier))
        : Optional.empty();
  }

  boolean signed(JWSObject token) throws JOSEException {
    return algorithm.equals(token.getHeader().getAlgorithm()) && token.verify(verifier);
  }
}
