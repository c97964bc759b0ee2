package cl.fizko.redis.control;

import cl.fizko.core.runtime.Backoff;
import cl.fizko.core.runtime.Lifecycle;
import cl.fizko.core.runtime.Pause;
import cl.fizko.core.task.BrokerUnavailableException;
import cl.fizko.redis.RedisConnections;
import cl.fizko.redis.event.Node;
import cl.fizko.redis.task.CeleryJson;
import cl.fizko.redis.task.MessageFormatException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets Celery's command line and monitors ask and tell a worker (celery-wire §6). It has a thread
 * and a connection of its own: whatever happens to it, the work goes on.
 */
final class RemoteControl implements Lifecycle {

  private static final Logger log = LoggerFactory.getLogger(RemoteControl.class);
  private static final Backoff AWAY = new Backoff(Duration.ofMillis(200), Duration.ofSeconds(10));
  private static final Duration LONG = Duration.ofHours(1);
  private static final Duration BETWEEN_REGISTRATIONS = Duration.ofSeconds(1);

  private final Node node;
  private final Panel panel;
  private final BroadcastReader reader;
  private final Mailbox mailbox;
  private final AnsweringDesk desk;
  private final Pause pause = new Pause();
  private final Thread listening;

  /** Read and written by the listening thread alone. */
  private boolean registered = true;

  RemoteControl(RedisConnections connections, Node node, Panel panel, InstantSource time) {
    CeleryJson json = new CeleryJson();
    this.node = node;
    this.panel = panel;
    this.reader = new BroadcastReader(json, time);
    this.mailbox = new Mailbox(connections, node);
    this.desk = new AnsweringDesk(connections, json, node);
    this.listening = Thread.ofPlatform().name("fizko-control").daemon().unstarted(this::listen);
  }

  @Override
  public synchronized void start() {
    if (!pause.hasEnded() && listening.getState() == Thread.State.NEW) {
      listening.start();
    }
  }

  private void listen() {
    open();
    while (!pause.hasEnded()) {
      try {
        mailbox.next(registered ? LONG : BETWEEN_REGISTRATIONS).ifPresent(this::hear);
        if (!registered) {
          register();
        }
      } catch (InterruptedException e) {
        return;
      } catch (BrokerUnavailableException e) {
        log.warn("A command could not be answered: {}", e.getMessage());
      } catch (RuntimeException e) {
        log.error("A broadcast was not understood", e);
      }
    }
  }

  private void open() {
    int failures = 0;
    while (!pause.hasEnded()) {
      try {
        mailbox.open();
        return;
      } catch (BrokerUnavailableException e) {
        Duration again = AWAY.after(++failures);
        log.warn("No remote control: {}; trying again in {}s", e.getMessage(), again.toSeconds());
        pause.goOnAfter(again);
      }
    }
  }

  private void hear(Mailbox.Heard heard) {
    switch (heard) {
      case Mailbox.Heard.Opened opened -> registered = false;
      case Mailbox.Heard.Message message -> hear(message.bytes().array());
    }
  }

  /** The connection that registers may come back later than the one that hears. */
  private void register() {
    try {
      mailbox.register();
      registered = true;
    } catch (BrokerUnavailableException e) {
      log.debug("The mailbox is not registered yet: {}", e.getMessage());
    }
  }

  private void hear(byte[] bytes) {
    Optional<Broadcast> broadcast;
    try {
      broadcast = reader.read(bytes);
    } catch (MessageFormatException e) {
      log.warn("A broadcast cannot be read and is passed over: {}", e.getMessage());
      return;
    }
    broadcast.ifPresent(
        each -> {
          node.clock().adjust(each.clock());
          if (each.isFor(node.name())) {
            obey(each);
          }
        });
  }

  private void obey(Broadcast broadcast) {
    log.debug("Command {}", broadcast.method());
    Answer answer = panel.run(broadcast);
    if (answer instanceof Answer.Value value) {
      broadcast.answerTo().ifPresent(to -> desk.send(to, value));
    }
  }

  @Override
  public void close() {
    pause.end();
    listening.interrupt();
    try {
      listening.join();
      mailbox.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (BrokerUnavailableException e) {
      log.debug("Redis was not told that the mailbox is closed: {}", e.getMessage());
    }
  }
}
