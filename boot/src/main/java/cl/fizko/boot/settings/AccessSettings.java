package cl.fizko.boot.settings;

import cl.fizko.http.access.OperatorClaim;
import cl.fizko.http.access.ThrottleSettings;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * Whose tokens are good, and how much they may ask.
 *
 * @param supabaseJwtSecret verifies HS256 tokens of the project; empty: none is good
 * @param supabaseUrl where the project is, which issues tokens and tells its public keys; empty: no
 *     token with another signature is good, and no issuer is asked for
 * @param operatorClaim what makes a user of the project an operator
 * @param tokens that are good by themselves
 * @param dashboard how browsers log in
 * @param throttle how much may be asked
 */
public record AccessSettings(
    Optional<Secret> supabaseJwtSecret,
    Optional<URI> supabaseUrl,
    OperatorClaim operatorClaim,
    Tokens tokens,
    Dashboard dashboard,
    ThrottleSettings throttle) {

  /**
   * Tokens that are good by themselves.
   *
   * @param services of systems that launch tasks; may be empty
   * @param operators of operators; may be empty
   */
  public record Tokens(List<Secret> services, List<Secret> operators) {}

  /**
   * How browsers log in.
   *
   * @param secret signs their sessions; empty: nobody logs in, and there is no dashboard
   * @param overHttp whether the session's cookie may travel over plain HTTP, for development
   */
  public record Dashboard(Optional<Secret> secret, boolean overHttp) {}
}
