package cl.fizko.http.access;

/**
 * How much may be asked of the server. Each is a number of requests a minute, which may come all at
 * once; 0 for no limit.
 *
 * @param perPrincipal by one principal, from wherever
 * @param perAddress from one address, or from one IPv6 network of 64 bits
 * @param failures with a wrong token from one address, after which it has to wait
 * @param proxies whose word is taken for where a request comes from
 */
public record ThrottleSettings(
    int perPrincipal, int perAddress, int failures, TrustedProxies proxies) {

  /** The most that a limit may be. */
  public static final int MOST = 100_000_000;

  /** No limits. */
  public static final ThrottleSettings OFF = new ThrottleSettings(0, 0, 0, TrustedProxies.NONE);

  public ThrottleSettings {
    check("perPrincipal", perPrincipal);
    check("perAddress", perAddress);
    check("failures", failures);
  }

  private static void check(String name, int value) {
    if (value < 0 || value > MOST) {
      throw new IllegalArgumentException(name + " is " + value + "; expected 0 to " + MOST);
    }
  }
}
