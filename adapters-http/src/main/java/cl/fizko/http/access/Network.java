package cl.fizko.http.access;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The addresses that share their first bits, as RFC 4632 §3.1 and RFC 4291 §2.3 write them: {@code
 * 10.0.0.0/8}, {@code fd00::/8}; an address alone is itself.
 *
 * @param address its first address
 * @param bits how many are shared
 */
record Network(InetAddress address, int bits) {

  private static final Pattern IPV4 =
      Pattern.compile("((25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(\\.(?!$)|$)){4}");
  private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:]*:[0-9a-fA-F:.]*");
  private static final Pattern BITS = Pattern.compile("\\d{1,3}");

  /**
   * Reads one.
   *
   * @throws IllegalArgumentException says what would be right
   */
  static Network parse(String text) {
    String[] parts = text.split("/", 2);
    InetAddress address = address(parts[0]).orElseThrow(() -> wrong(text));
    int most = address.getAddress().length * 8;
    if (parts.length == 1) {
      return new Network(address, most);
    }
    if (!BITS.matcher(parts[1]).matches() || Integer.parseInt(parts[1]) > most) {
      throw wrong(text);
    }
    return new Network(address, Integer.parseInt(parts[1]));
  }

  private static IllegalArgumentException wrong(String text) {
    return new IllegalArgumentException(
        "has '" + text + "'; expected an address or a network such as 10.0.0.0/8");
  }

  /** An address that is written in numbers; no name is ever looked up. */
  static Optional<InetAddress> address(String text) {
    if (!IPV4.matcher(text).matches() && !IPV6.matcher(text).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.getByName(text));
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }

  boolean contains(InetAddress other) {
    byte[] mine = address.getAddress();
    byte[] theirs = other.getAddress();
    if (mine.length != theirs.length) {
      return false;
    }
    for (int bit = 0; bit < bits; bit++) {
      int mask = 0x80 >> (bit % 8);
      if ((mine[bit / 8] & mask) != (theirs[bit / 8] & mask)) {
        return false;
      }
    }
    return true;
  }
}
