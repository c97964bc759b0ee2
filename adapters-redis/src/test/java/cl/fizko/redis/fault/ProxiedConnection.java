package cl.fizko.redis.fault;

import cl.fizko.core.runtime.Deadline;
import cl.fizko.core.runtime.Pause;
import java.io.IOException;
import java.net.Socket;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * One connection through a {@link FaultProxy}: in each direction somebody who reads and somebody
 * who writes, so that a delay holds up no more than it says.
 */
final class ProxiedConnection {

  private static final int CHUNK = 65_536;

  private final FaultProxy proxy;
  private final Socket client;
  private final Socket redis;
  private final BlockingQueue<Parcel> toRedis = new LinkedBlockingQueue<>();
  private final BlockingQueue<Parcel> toClient = new LinkedBlockingQueue<>();
  private final Pause closed = new Pause();
  private volatile boolean frozen;
  private volatile boolean deaf;
  private volatile boolean garbling;

  /** Bytes on their way, when they are to arrive, and whether nothing follows. */
  private static final class Parcel {

    private final byte[] bytes;
    private final Deadline due;
    private final boolean last;

    Parcel(byte[] bytes, Deadline due, boolean last) {
      this.bytes = bytes;
      this.due = due;
      this.last = last;
    }
  }

  ProxiedConnection(FaultProxy proxy, Socket client, Socket redis) throws IOException {
    this.proxy = proxy;
    this.client = client;
    this.redis = redis;
    client.setTcpNoDelay(true);
    redis.setTcpNoDelay(true);
  }

  void start() {
    run(this::readClient);
    run(this::readRedis);
    run(() -> write(toRedis, redis));
    run(
        () -> {
          write(toClient, client);
          cut();
        });
  }

  private interface Work {
    void run() throws IOException, InterruptedException;
  }

  private void run(Work work) {
    Thread.ofVirtual()
        .name("proxy")
        .start(
            () -> {
              try {
                work.run();
              } catch (IOException | InterruptedException e) {
                cut();
              }
            });
  }

  private void readClient() throws IOException {
    byte[] buffer = new byte[CHUNK];
    CommandSplitter splitter = new CommandSplitter();
    for (int read = client.getInputStream().read(buffer);
        read >= 0;
        read = client.getInputStream().read(buffer)) {
      for (byte[] command : splitter.split(buffer, read)) {
        if (frozen) {
          continue;
        }
        switch (proxy.conduct(command)) {
          case Conduct.Forward forward -> send(toRedis, command, false);
          case Conduct.Refuse refuse -> send(toRedis, refuse.substitute(), false);
          case Conduct.CutBefore cut -> {
            cut();
            return;
          }
          case Conduct.CutAfter cut -> {
            deaf = true;
            send(toRedis, command, true);
            reset(client);
            return;
          }
        }
      }
    }
    if (!frozen) {
      send(toRedis, new byte[0], true);
    }
  }

  private void readRedis() throws IOException {
    byte[] buffer = new byte[CHUNK];
    for (int read = redis.getInputStream().read(buffer);
        read >= 0;
        read = redis.getInputStream().read(buffer)) {
      if (frozen || deaf) {
        continue;
      }
      byte[] bytes = Arrays.copyOf(buffer, read);
      if (garbling) {
        garbling = false;
        for (int i = 0; i < bytes.length; i++) {
          bytes[i] ^= 0x15;
        }
      }
      send(toClient, bytes, false);
    }
    if (!frozen) {
      send(toClient, new byte[0], true);
    }
  }

  private void send(BlockingQueue<Parcel> queue, byte[] bytes, boolean last) {
    queue.add(new Parcel(bytes, Deadline.in(proxy.delay()), last));
  }

  private void write(BlockingQueue<Parcel> queue, Socket to)
      throws IOException, InterruptedException {
    while (true) {
      Parcel parcel = queue.take();
      if (!parcel.due.isOver() && !closed.goOnAfter(parcel.due.left())) {
        return;
      }
      to.getOutputStream().write(parcel.bytes);
      if (parcel.last) {
        to.shutdownOutput();
        return;
      }
    }
  }

  void freeze() {
    frozen = true;
  }

  void garble() {
    garbling = true;
  }

  /** Breaks the connection; what was on its way is lost. */
  void cut() {
    proxy.forget(this);
    closed.end();
    deaf = true;
    for (BlockingQueue<Parcel> queue : List.of(toRedis, toClient)) {
      queue.add(new Parcel(new byte[0], Deadline.in(proxy.delay()), true));
    }
    reset(client);
    reset(redis);
  }

  /** Ends a connection so that the other side sees it broken, not closed. */
  static void reset(Socket socket) {
    try (socket) {
      socket.setSoLinger(true, 0);
    } catch (IOException e) {
      // It had ended already.
    }
  }
}
