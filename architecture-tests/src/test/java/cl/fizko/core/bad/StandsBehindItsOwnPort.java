package cl.fizko.core.bad;

import cl.fizko.core.bad.port.Cobbler;

/** The core answers its own question. */
public final class StandsBehindItsOwnPort implements Cobbler {

  @Override
  public String mend() {
    return "";
  }
}
