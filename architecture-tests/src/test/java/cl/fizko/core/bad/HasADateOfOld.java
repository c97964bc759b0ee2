package cl.fizko.core.bad;

import java.util.Date;

/** A date of old, which can change and knows no zone. */
public interface HasADateOfOld {

  /** When. */
  Date when();
}
