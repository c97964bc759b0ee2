package cl.fizko.devservers;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The part of a Redis version that decides what the server can do. */
record RedisVersion(int major, int minor) implements Comparable<RedisVersion> {

  static final RedisVersion OLDEST = new RedisVersion(6, 2);

  private static final Pattern PRINTED = Pattern.compile("\\bv=(\\d{1,5})\\.(\\d{1,5})");

  /** Finds the version in what {@code redis-server --version} prints. */
  static Optional<RedisVersion> in(String printed) {
    Matcher matcher = PRINTED.matcher(printed);
    return matcher.find()
        ? Optional.of(
            new RedisVersion(
                Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2))))
        : Optional.empty();
  }

  @Override
  public int compareTo(RedisVersion other) {
    return Comparator.comparingInt(RedisVersion::major)
        .thenComparingInt(RedisVersion::minor)
        .compare(this, other);
  }

  @Override
  public String toString() {
    return major + "." + minor;
  }
}
