package cl.fizko.core.tax.authority;

import java.time.Duration;

/** The portal did not do what was asked. What is to be done about it depends on the kind. */
public abstract sealed class TaxAuthorityException extends RuntimeException {

  private TaxAuthorityException(String message) {
    super(message);
  }

  /**
   * It refuses the password. Stop at once: no retry, no next period, tell the owner; a few more
   * tries lock the account.
   */
  public static final class WrongCredentials extends TaxAuthorityException {
    public WrongCredentials() {
      super("the tax authority refuses RUT and password");
    }
  }

  /** The session has ended, or never held: log in once and try again. */
  public static final class SessionEnded extends TaxAuthorityException {
    public SessionEnded() {
      super("the session at the tax authority has ended");
    }
  }

  /** It is down, slow or out of order: try again later. */
  public static final class PortalDown extends TaxAuthorityException {

    private final Duration retryAfter;

    public PortalDown(String what, Duration retryAfter) {
      super("the tax authority's portal is down: " + what);
      this.retryAfter = retryAfter;
    }

    /** Not before this is over. */
    public Duration retryAfter() {
      return retryAfter;
    }
  }

  /** It answers in a form that we do not know: no retry helps, somebody has to look. */
  public static final class LayoutChanged extends TaxAuthorityException {

    private final String sample;

    /**
     * Tells what is new.
     *
     * @param where which page or call
     * @param sample the form of what came, without any value
     */
    public LayoutChanged(String where, String sample) {
      super("the tax authority's portal has changed: " + where);
      this.sample = sample;
    }

    public String sample() {
      return sample;
    }
  }
}
