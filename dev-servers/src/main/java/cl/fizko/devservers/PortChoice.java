package cl.fizko.devservers;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.function.IntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A port of 127.0.0.1 for a new server: the preferred one, or any free one when that is taken. */
record PortChoice(int preferred) {

  private static final Logger log = LoggerFactory.getLogger(PortChoice.class);
  private static final int ATTEMPTS = 5;

  static void check(int preferredPort) {
    if (preferredPort < 0 || preferredPort > 65_535) {
      throw new IllegalArgumentException(
          "preferredPort is " + preferredPort + "; expected 0 (any) to 65535");
    }
  }

  /**
   * Starts a server on the port chosen. Between choosing a port and listening on it another program
   * may be faster; then another port is tried.
   */
  ServerProcess start(IntFunction<ServerProcess> server) {
    int port = firstChoice();
    for (int attempt = 1; ; attempt++) {
      try {
        return server.apply(port);
      } catch (DevServerException e) {
        if (attempt == ATTEMPTS || isFree(port)) {
          throw e;
        }
        log.debug("Port {} was taken meanwhile, trying another", port, e);
        port = anyFree();
      }
    }
  }

  private int firstChoice() {
    if (preferred != 0 && isFree(preferred)) {
      return preferred;
    }
    int port = anyFree();
    if (preferred != 0) {
      log.info("Port {} is taken, using {} instead", preferred, port);
    }
    return port;
  }

  private static boolean isFree(int port) {
    try (ServerSocket probe = new ServerSocket()) {
      probe.bind(address(port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static int anyFree() {
    try (ServerSocket probe = new ServerSocket()) {
      probe.bind(address(0));
      return probe.getLocalPort();
    } catch (IOException e) {
      throw new DevServerException("No free port on 127.0.0.1", e);
    }
  }

  /** The port as an address of this machine alone. */
  static InetSocketAddress address(int port) throws IOException {
    return new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port);
  }
}
