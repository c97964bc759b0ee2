package cl.fizko.http.access;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The proxies whose word is taken for where a request comes from: what they append to {@code
 * X-Forwarded-For}. What stands left of it the caller may have made up, and is not looked at.
 */
public final class TrustedProxies {

  /** Only whoever is connected to us is believed. */
  public static final TrustedProxies NONE = new TrustedProxies(List.of());

  private final List<Network> networks;

  private TrustedProxies(List<Network> networks) {
    this.networks = networks;
  }

  /**
   * Reads addresses and networks, separated by commas.
   *
   * @throws IllegalArgumentException says which is none
   */
  public static TrustedProxies parse(String text) {
    return new TrustedProxies(
        Arrays.stream(text.split(",", -1)).map(String::strip).map(Network::parse).toList());
  }

  /**
   * Where a request comes from: the last of the addresses on its way that is no proxy of ours.
   *
   * @param peer who is connected to us
   * @param forwardedFor the header; null if there is none
   */
  InetAddress caller(InetAddress peer, @Nullable String forwardedFor) {
    if (forwardedFor == null) {
      return peer;
    }
    InetAddress caller = peer;
    String[] way = forwardedFor.split(",", -1);
    for (int i = way.length - 1; i >= 0 && trusts(caller); i--) {
      Optional<InetAddress> before = Network.address(way[i].strip());
      if (before.isEmpty()) {
        return caller;
      }
      caller = before.get();
    }
    return caller;
  }

  private boolean trusts(InetAddress address) {
    return networks.stream().anyMatch(network -> network.contains(address));
  }

  @Override
  public String toString() {
    return networks.toString();
  }
}
