package cl.fizko.boot.bad;

import cl.fizko.core.bad.port.Cobbler;

/** Boot does the work of an adapter. */
public final class StandsBehindAPort implements Cobbler {

  @Override
  public String mend() {
    return "";
  }
}
