package cl.fizko.boot.good;

import dagger.internal.DaggerGenerated;

/** As Dagger names what it writes. */
@DaggerGenerated
public final class GeneratedImpl {

  /** As Dagger names the components inside. */
  public static final class RoleImpl {}
}
