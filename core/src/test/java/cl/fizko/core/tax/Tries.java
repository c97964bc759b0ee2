package cl.fizko.core.tax;

import java.util.Random;
import java.util.function.Consumer;

/**
 * States a property and looks for a counterexample. What fails names the seed that makes it fail
 * again: {@code -Dfizko.seed=…}.
 */
public final class Tries {

  private static final int MANY = 1_000;

  private Tries() {}

  public static void of(Consumer<Random> property) {
    long first = Long.getLong("fizko.seed", new Random().nextLong());
    for (long seed = first; seed < first + MANY; seed++) {
      try {
        property.accept(new Random(seed));
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError("fails with -Dfizko.seed=" + seed, e);
      }
    }
  }
}
