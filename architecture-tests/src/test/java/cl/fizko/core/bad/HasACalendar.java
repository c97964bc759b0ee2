package cl.fizko.core.bad;

import java.util.GregorianCalendar;

/** A calendar of old. */
public interface HasACalendar {

  /** When. */
  GregorianCalendar when();
}
