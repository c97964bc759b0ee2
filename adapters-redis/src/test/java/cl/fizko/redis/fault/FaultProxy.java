package cl.fizko.redis.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands between clients and a Redis and does to their connections what networks and servers do:
 * cuts them, freezes them, slows them down, garbles them. All calls take effect at once, on the
 * connections there are unless said otherwise. Thread-safe.
 */
public final class FaultProxy implements AutoCloseable {

  private final InetSocketAddress target;
  private final Set<ProxiedConnection> connections = ConcurrentHashMap.newKeySet();
  private final AtomicInteger accepted = new AtomicInteger();
  private final ServerSocket listening;
  private volatile Rule rule = command -> new Conduct.Forward();
  private volatile Duration delay = Duration.ZERO;
  private volatile boolean frozen;
  private volatile boolean refusing;

  /** Chooses what becomes of each command. */
  @FunctionalInterface
  interface Rule {
    Conduct conduct(byte[] command);
  }

  private FaultProxy(InetSocketAddress target) throws IOException {
    this.target = target;
    this.listening = new ServerSocket(0, 512, InetAddress.getLoopbackAddress());
  }

  /** A proxy, on a port of its own, to a server. */
  public static FaultProxy to(InetSocketAddress target) {
    try {
      FaultProxy proxy = new FaultProxy(target);
      Thread.ofVirtual().name("proxy-accept").start(proxy::accept);
      return proxy;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        Socket client = listening.accept();
        accepted.incrementAndGet();
        Thread.ofVirtual().name("proxy-connect").start(() -> connect(client));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void connect(Socket client) {
    if (refusing) {
      ProxiedConnection.reset(client);
      return;
    }
    try {
      Socket redis = new Socket();
      redis.connect(target, 2_000);
      ProxiedConnection connection = new ProxiedConnection(this, client, redis);
      connections.add(connection);
      if (frozen) {
        connection.freeze();
      }
      connection.start();
    } catch (IOException e) {
      ProxiedConnection.reset(client);
    }
  }

  public int port() {
    return listening.getLocalPort();
  }

  /** How many connections it has accepted so far. */
  public int accepted() {
    return accepted.get();
  }

  /** How many connections there are. */
  public int open() {
    return connections.size();
  }

  /** Ends all faults. Frozen connections stay frozen: what they have swallowed is lost. */
  public void pass() {
    rule = command -> new Conduct.Forward();
    delay = Duration.ZERO;
    frozen = false;
    refusing = false;
  }

  /** Breaks the connections there are; new ones pass. */
  public void cut() {
    connections.forEach(ProxiedConnection::cut);
  }

  /** The connections there are go silent for ever, without an end; new ones pass. */
  public void freezeOpen() {
    connections.forEach(ProxiedConnection::freeze);
  }

  /** All connections go silent, new ones too, until {@link #pass()}. */
  public void freeze() {
    frozen = true;
    freezeOpen();
  }

  /** Everything takes this long, in each direction. */
  public void delay(Duration each) {
    delay = each;
  }

  /** The next bytes from Redis arrive damaged, on each connection. */
  public void garble() {
    connections.forEach(ProxiedConnection::garble);
  }

  /** Breaks the connections there are and accepts no new ones until {@link #pass()}. */
  public void refuse() {
    refusing = true;
    cut();
  }

  /** Has commands that contain a text answered with an error, until {@link #pass()}. */
  public void refuseCommands(String containing, String error) {
    rule =
        command ->
            BytePattern.of(containing).isIn(command)
                ? new Conduct.Refuse(error)
                : new Conduct.Forward();
  }

  /** Breaks a connection at the n-th command from now that contains a text; Redis never sees it. */
  public void cutBefore(String containing, int nth) {
    once(containing, nth, new Conduct.CutBefore());
  }

  /** Breaks a connection after the n-th such command; Redis does it, and the answer is lost. */
  public void cutAfter(String containing, int nth) {
    once(containing, nth, new Conduct.CutAfter());
  }

  private void once(String containing, int nth, Conduct conduct) {
    AtomicInteger left = new AtomicInteger(nth);
    BytePattern pattern = BytePattern.of(containing);
    rule =
        command ->
            pattern.isIn(command) && left.decrementAndGet() == 0 ? conduct : new Conduct.Forward();
  }

  Conduct conduct(byte[] command) {
    return rule.conduct(command);
  }

  Duration delay() {
    return delay;
  }

  void forget(ProxiedConnection connection) {
    connections.remove(connection);
  }

  @Override
  public void close() {
    try {
      listening.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    refusing = true;
    cut();
  }
}
