package cl.fizko.http.access;

import io.javalin.http.Context;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Where a request comes from, as far as it is to be counted: of IPv6 the network of 64 bits, since
 * whoever has one address has all of them.
 */
record ClientAddress(TrustedProxies proxies) {

  private static final int NETWORK_BYTES = 8;

  String key(Context ctx) {
    Optional<InetAddress> peer = Network.address(plain(ctx.req().getRemoteAddr()));
    return peer.map(address -> key(proxies.caller(address, ctx.header("X-Forwarded-For"))))
        .orElse("unknown");
  }

  private static String key(InetAddress address) {
    return address instanceof Inet6Address
        ? HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), NETWORK_BYTES))
        : address.getHostAddress();
  }

  /** Without the brackets and the zone that some write. */
  private static String plain(String address) {
    return address.replaceAll("^\\[|]$|%.*$", "");
  }
}
