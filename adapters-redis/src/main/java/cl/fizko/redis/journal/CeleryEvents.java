package cl.fizko.redis.journal;

import cl.fizko.core.runtime.Gathering;
import cl.fizko.core.runtime.Lifecycle;
import cl.fizko.core.runtime.Pause;
import cl.fizko.core.task.BrokerUnavailableException;
import cl.fizko.core.task.RawMessage;
import cl.fizko.core.task.journal.Accounting;
import cl.fizko.core.task.journal.Counters;
import cl.fizko.core.task.journal.JournalEntry;
import cl.fizko.core.task.port.TaskJournal;
import cl.fizko.core.task.port.TaskTotals;
import cl.fizko.redis.RedisCalls;
import cl.fizko.redis.RedisConnections;
import cl.fizko.redis.task.Bytes;
import cl.fizko.redis.task.CeleryJson;
import cl.fizko.redis.task.Keys;
import cl.fizko.redis.task.MessageFormatException;
import io.lettuce.core.SetArgs;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/**
 * Takes what Celery's own workers tell of their tasks (with {@code -E}, celery-wire §7) into the
 * journal and the totals. Of all processes that do so one listens at a time, as long as it holds
 * the lease {@code fizko.journal.listener}; another takes over within ten seconds.
 */
public final class CeleryEvents implements Lifecycle {

  private static final Logger log = LoggerFactory.getLogger(CeleryEvents.class);
  private static final Duration LEASE = Duration.ofSeconds(10);
  private static final Duration PACE = Duration.ofSeconds(3);

  private final RedisConnections connections;
  private final RedisCalls calls;
  private final byte[] lease;
  private final byte[] pattern;
  private final byte[] me = Bytes.of(UUID.randomUUID().toString());
  private final TaskJournal journal;
  private final Counters counters = new Counters();
  private final CeleryEventReader reader;
  private final Gathering<RawMessage> heard;
  private final Accounting accounting;
  private final Pause pause = new Pause();
  private final Thread keeping = Thread.ofVirtual().name("fizko-celeryev").unstarted(this::keep);
  private Optional<StatefulRedisPubSubConnection<byte[], byte[]>> listening = Optional.empty();

  public CeleryEvents(RedisConnections connections, TaskJournal journal, TaskTotals totals) {
    Keys keys = Keys.of(connections.settings());
    this.connections = connections;
    this.calls = new RedisCalls(connections);
    this.lease = keys.own("journal.listener");
    this.pattern = keys.channel(connections.settings().url().database(), "celeryev/*");
    this.journal = journal;
    this.reader = new CeleryEventReader(new CeleryJson(), counters);
    this.heard =
        new Gathering<>("fizko-celeryev-read", this::write, 10_000, 500, Duration.ofMillis(100));
    this.accounting = new Accounting(counters, totals);
  }

  @Override
  public synchronized void start() {
    if (!pause.hasEnded() && keeping.getState() == Thread.State.NEW) {
      heard.start();
      accounting.start();
      keeping.start();
    }
  }

  private void keep() {
    do {
      try {
        if (holdsLease()) {
          listen();
        } else {
          deafen();
        }
      } catch (BrokerUnavailableException e) {
        log.debug("Celery's events are not heard: {}", e.getMessage());
      }
    } while (pause.goOnAfter(PACE));
    deafen();
  }

  private boolean holdsLease() {
    SetArgs ifFree = SetArgs.Builder.nx().px(LEASE.toMillis());
    if (calls.call(redis -> redis.set(lease, me, ifFree)) != null) {
      return true;
    }
    byte[] holder = calls.call(redis -> redis.get(lease));
    return holder != null
        && Arrays.equals(holder, me)
        && calls.call(redis -> redis.pexpire(lease, LEASE.toMillis()));
  }

  private void listen() {
    if (listening.isEmpty()) {
      StatefulRedisPubSubConnection<byte[], byte[]> fresh = connections.subscriptions();
      fresh.addListener(
          new RedisPubSubAdapter<>() {
            @Override
            public void message(byte[] matched, byte[] channel, byte[] message) {
              heard.give(new RawMessage(message));
            }
          });
      listening = Optional.of(fresh);
      calls.wait(fresh.async().psubscribe(pattern));
    }
  }

  private void deafen() {
    listening.ifPresent(StatefulRedisPubSubConnection::close);
    listening = Optional.empty();
  }

  private void write(List<RawMessage> messages) {
    List<JournalEntry> entries = new ArrayList<>();
    for (RawMessage message : messages) {
      try {
        entries.addAll(reader.read(message.bytes()));
      } catch (MessageFormatException | JacksonException e) {
        log.debug("An event cannot be read and is passed over: {}", e.getMessage());
      }
    }
    journal.write(entries);
  }

  @Override
  public synchronized void close() {
    pause.end();
    try {
      keeping.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    heard.close();
    accounting.close();
  }
}
