package cl.fizko.core.good;

import cl.fizko.core.bad.port.Cobbler;

/** The core may implement the callback inside a port. */
public final class Answers implements Cobbler.Knock {

  @Override
  public void answer() {}
}
