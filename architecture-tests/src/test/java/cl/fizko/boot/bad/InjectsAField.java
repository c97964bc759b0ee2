package cl.fizko.boot.bad;

import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

/** Nobody sees what it needs. */
public class InjectsAField {

  @Inject @Nullable String name;
}
