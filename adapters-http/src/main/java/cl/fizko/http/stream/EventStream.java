package cl.fizko.http.stream;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One client that is told events. Whoever tells it never waits: what the client has not taken yet
 * waits in a buffer, and one whose buffer is full is cut off. A thread is there only while
 * something is being written.
 */
public final class EventStream {

  private static final byte[] BEGINNING = bytes("retry: 2000\n\n");
  private static final byte[] HEARTBEAT = bytes(":\n\n");

  private final OutputStream out;
  private final Runnable cut;
  private final Optional<String> lastEventId;
  private final int room;
  private final ReentrantLock lock = new ReentrantLock();
  private final Deque<byte[]> waiting = new ArrayDeque<>();
  private final CompletableFuture<Void> over = new CompletableFuture<>();
  private CompletableFuture<Void> freed = over;
  private int bytesWaiting;
  private boolean writing;
  private boolean ending;

  /**
   * @param out to the client; a write may block
   * @param cut makes a write that blocks fail
   * @param lastEventId what the client has seen last
   * @param room so many bytes may wait
   */
  EventStream(OutputStream out, Runnable cut, Optional<String> lastEventId, int room) {
    this.out = out;
    this.cut = cut;
    this.lastEventId = lastEventId;
    this.room = room;
  }

  /** The id of the last event that this client saw when it was here before. */
  public Optional<String> lastEventId() {
    return lastEventId;
  }

  /**
   * Tells it an event; returns at once.
   *
   * @return false if it is over: nobody is there any more
   */
  public boolean send(StreamEvent event) {
    return put(event.bytes());
  }

  /** Ends it once all that it was told is written. */
  public void end() {
    boolean nothingLeft;
    lock.lock();
    try {
      ending = true;
      nothingLeft = !writing;
    } finally {
      lock.unlock();
    }
    if (nothingLeft) {
      over.complete(null);
    }
  }

  /** Runs something once it is over, whoever has ended it; at once if it is. */
  public void whenOver(Runnable action) {
    lock.lock();
    try {
      freed = freed.thenRun(action);
    } finally {
      lock.unlock();
    }
  }

  boolean isOver() {
    return over.isDone();
  }

  /** Done when it is over, and all that was to run then has run. */
  CompletableFuture<Void> freed() {
    lock.lock();
    try {
      return freed;
    } finally {
      lock.unlock();
    }
  }

  void begin() {
    put(BEGINNING);
  }

  /** Keeps the connection alive, and finds out whether somebody is there. */
  void beat() {
    boolean quiet;
    lock.lock();
    try {
      quiet = !writing;
    } finally {
      lock.unlock();
    }
    if (quiet) {
      put(HEARTBEAT);
    }
  }

  /** Ends it at once. */
  void cutOff() {
    if (!over.isDone()) {
      cut.run();
      over.complete(null);
    }
  }

  private boolean put(byte[] text) {
    boolean tooMuch;
    lock.lock();
    try {
      if (ending || over.isDone()) {
        return false;
      }
      tooMuch = bytesWaiting + text.length > room;
      if (!tooMuch) {
        waiting.add(text);
        bytesWaiting += text.length;
        if (!writing) {
          writing = true;
          Thread.ofVirtual().name("fizko-stream").start(this::write);
        }
      }
    } finally {
      lock.unlock();
    }
    if (tooMuch) {
      cutOff();
    }
    return !tooMuch;
  }

  private void write() {
    try {
      for (byte[] next = next(); next.length > 0 && !over.isDone(); next = next()) {
        out.write(next);
        out.flush();
      }
    } catch (IOException e) {
      over.complete(null);
    }
  }

  /** What is to be written next; empty if nothing is, and then this thread is done. */
  private byte[] next() {
    lock.lock();
    try {
      if (waiting.isEmpty()) {
        writing = false;
        if (ending) {
          over.complete(null);
        }
        return new byte[0];
      }
      byte[] all = joined();
      bytesWaiting -= all.length;
      return all;
    } finally {
      lock.unlock();
    }
  }

  private byte[] joined() {
    if (waiting.size() == 1) {
      return waiting.remove();
    }
    byte[] all = new byte[bytesWaiting];
    int at = 0;
    for (byte[] each : waiting) {
      System.arraycopy(each, 0, all, at, each.length);
      at += each.length;
    }
    waiting.clear();
    return all;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
