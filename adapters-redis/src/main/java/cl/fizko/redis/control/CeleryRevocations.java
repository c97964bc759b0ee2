package cl.fizko.redis.control;

import cl.fizko.core.task.BrokerUnavailableException;
import cl.fizko.core.task.Revocation;
import cl.fizko.core.task.TaskId;
import cl.fizko.core.task.port.Revocations;
import cl.fizko.redis.RedisConnections;
import cl.fizko.redis.event.Node;
import cl.fizko.redis.task.RedisRevocations;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@link Revocations} that Celery's workers share. They keep theirs in memory and pass them on to
 * those that start; so who asks here for the first time asks them, too. That they cannot be told or
 * asked hurts nothing that is between us and the store.
 */
public final class CeleryRevocations implements Revocations {

  private static final Logger log = LoggerFactory.getLogger(CeleryRevocations.class);

  private final RedisRevocations store;
  private final Neighbours neighbours;
  private final AtomicBoolean acquainted = new AtomicBoolean();

  public CeleryRevocations(RedisConnections connections, Node node, InstantSource time) {
    this.store = new RedisRevocations(connections, time);
    this.neighbours = new Neighbours(connections, node, time);
  }

  @Override
  public void revoke(Collection<TaskId> ids, boolean terminate) {
    store.revoke(ids, terminate);
    if (ids.isEmpty()) {
      return;
    }
    try {
      neighbours.revoke(ids, terminate);
    } catch (BrokerUnavailableException e) {
      log.warn("Celery's workers were not told of revoked tasks: {}", e.getMessage());
    }
  }

  @Override
  public List<Revocation> since(Instant from) {
    List<Revocation> known = store.since(from);
    if (!acquainted.compareAndSet(false, true)) {
      return known;
    }
    List<Revocation> all = new ArrayList<>(known);
    try {
      all.addAll(neighbours.hello(known));
    } catch (BrokerUnavailableException e) {
      log.warn("Celery's workers were not asked for revoked tasks: {}", e.getMessage());
    }
    return all;
  }
}
