package cl.fizko.whatsapp.bad;

import jakarta.inject.Inject;

/** An adapter that says how it is to be made. */
public final class KnowsInjection {

  @Inject
  KnowsInjection() {}
}
