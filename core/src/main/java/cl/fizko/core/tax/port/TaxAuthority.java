package cl.fizko.core.tax.port;

import cl.fizko.core.tax.Period;
import cl.fizko.core.tax.RegisterState;
import cl.fizko.core.tax.Rut;
import cl.fizko.core.tax.Side;
import cl.fizko.core.tax.authority.PortalSession;
import cl.fizko.core.tax.authority.RegisterReading;

/**
 * The tax authority's portal, as a taxpayer uses it. Every call may throw a {@link
 * cl.fizko.core.tax.authority.TaxAuthorityException}, whose kind says what to do next; none retries
 * by itself. One session of a company at a time is the caller's care. Safe for threads.
 */
public interface TaxAuthority {

  /**
   * Logs in, once.
   *
   * @param password in UTF-8; not kept
   * @return to be closed by the caller
   */
  PortalSession logIn(Rut taxpayer, byte[] password);

  /**
   * Reads the register of a period: all documents, each once, and totals where there is no more.
   *
   * @param state {@link RegisterState#REGISTRO} for sales, which have no other
   */
  RegisterReading register(PortalSession session, Period period, Side side, RegisterState state);
}
