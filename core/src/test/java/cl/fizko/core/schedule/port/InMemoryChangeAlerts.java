package cl.fizko.core.schedule.port;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Alerts within one process: the executable specification of {@link ChangeAlerts}. */
public final class InMemoryChangeAlerts implements ChangeAlerts {

  /** What several share. */
  public static final class Channel {
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    /** Tells everyone who listens. */
    public void announce() {
      listeners.forEach(Runnable::run);
    }
  }

  private final Channel channel;
  private Optional<Runnable> listening = Optional.empty();

  public InMemoryChangeAlerts(Channel channel) {
    this.channel = channel;
  }

  @Override
  public synchronized void start(Runnable changed) {
    listening = Optional.of(changed);
    channel.listeners.add(changed);
  }

  @Override
  public synchronized void close() {
    listening.ifPresent(channel.listeners::remove);
    listening = Optional.empty();
  }
}
