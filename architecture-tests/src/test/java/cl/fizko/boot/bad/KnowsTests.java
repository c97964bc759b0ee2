package cl.fizko.boot.bad;

import static org.assertj.core.api.Assertions.assertThat;

/** Checks with what only tests have. */
public final class KnowsTests {

  void check(int workers) {
    assertThat(workers).isPositive();
  }
}
