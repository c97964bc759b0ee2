package cl.fizko.redis.control;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every expectation is what {@code fnmatch} of Python 3.11 says. */
class GlobTest {

  @ParameterizedTest
  @CsvSource({
    "*, worker1@example, true",
    "worker?@*, worker1@example, true",
    "worker?@*, worker12@example, false",
    "worker[12]@example, worker2@example, true",
    "worker[!12]@example, worker2@example, false",
    "worker[!12]@example, worker3@example, true",
    "w[a-z]rker*, worker1@example, true",
    "[]]x, ]x, true",
    "[!]]x, ]x, false",
    "[x, [x, true",
    "a.b, axb, false",
    "a\\d, a1, false",
    "[\\d]x, dx, true",
    "[a^]x, ^x, true",
    "[^a]x, ^x, true",
    "worker1, worker1@example, false",
  })
  void matchesAsPythonDoes(String glob, String text, boolean expected) {
    assertThat(Glob.compile(glob).matcher(text).lookingAt()).isEqualTo(expected);
  }
}
