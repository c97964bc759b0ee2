package cl.fizko.benchmarks;

import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** Servers that are up, and the engines that can be measured on them. */
final class Stage implements AutoCloseable {

  private final Setup setup;
  private final Servers servers;
  private final FizkoFleet fizko;
  private final Peers peers;
  private final Map<Subject, Engine> engines = new EnumMap<>(Subject.class);

  private Stage(Setup setup, Servers servers, FizkoFleet fizko, Peers peers) {
    this.setup = setup;
    this.servers = servers;
    this.fizko = fizko;
    this.peers = peers;
  }

  /** Starts the servers and finds the peers. */
  static Stage open(Setup setup, Findings findings) {
    Servers servers = Servers.start(setup);
    try {
      FizkoFleet fizko = new FizkoFleet(setup, servers);
      Stage stage = new Stage(setup, servers, fizko, Peers.find(setup, servers, findings));
      stage.addOurs(setup.broker());
      stage.addPeers(setup);
      return stage;
    } catch (RuntimeException e) {
      servers.close();
      throw e;
    }
  }

  private void addOurs(BrokerChoice broker) {
    switch (broker) {
      case REDIS -> {
        add(fizko.engine(Subject.FIZKO_100));
        add(fizko.engine(Subject.FIZKO_2));
      }
      case POSTGRES -> {
        add(fizko.engine(Subject.POSTGRES_100));
        add(fizko.engine(Subject.POSTGRES_2));
      }
    }
  }

  private void addPeers(Setup setup) {
    RedisWatch redis = servers.redis();
    peers
        .celery()
        .ifPresent(
            celery ->
                add(
                    fizko.reading(
                        Subject.CELERY,
                        () ->
                            celery
                                .worker(Subject.CELERY.concurrency(), setup.logLevel())
                                .start(setup.log(Subject.CELERY)))));
    peers
        .bullMq()
        .ifPresent(
            bullMq ->
                add(
                    new BullMqEngine(
                        bullMq,
                        () ->
                            bullMq
                                .script("worker.js", Subject.BULLMQ.concurrency())
                                .start(setup.log(Subject.BULLMQ)),
                        redis.bullMq(FizkoClient.QUEUE.value()),
                        redis.bullMqFailed(FizkoClient.QUEUE.value()))));
  }

  private void add(Engine engine) {
    engines.put(engine.subject(), engine);
  }

  Collection<Engine> engines() {
    return engines.values();
  }

  Optional<Engine> engine(Subject subject) {
    return Optional.ofNullable(engines.get(subject));
  }

  FizkoFleet fizko() {
    return fizko;
  }

  Peers peers() {
    return peers;
  }

  Servers servers() {
    return servers;
  }

  /** How everything was set up. */
  Setup setup() {
    return setup;
  }

  /** Forgets everything on Redis. On PostgreSQL what is done stays, as it does in production. */
  void clear() {
    servers.redis().empty();
  }

  @Override
  public void close() {
    fizko.close();
    servers.close();
  }
}
