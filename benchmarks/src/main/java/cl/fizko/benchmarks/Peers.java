package cl.fizko.benchmarks;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * The peers that this machine has.
 *
 * @param celery if Python has it
 * @param bullMq if node and npm are there
 */
record Peers(Optional<Celery> celery, Optional<BullMq> bullMq) {

  /** Looks for the peers that are asked for; says which are missing. */
  static Peers find(Setup setup, Servers servers, Findings findings) {
    // They speak Redis alone; beside PostgreSQL they would say nothing.
    if (setup.broker() == BrokerChoice.POSTGRES) {
      return new Peers(Optional.empty(), Optional.empty());
    }
    return new Peers(
        find(
            setup,
            PeerChoice.CELERY,
            findings,
            () -> new Celery(setup.module().resolve("peers/celery"), servers.variables())),
        find(
            setup,
            PeerChoice.BULLMQ,
            findings,
            () ->
                BullMq.install(
                    setup.module().resolve("peers/bullmq"),
                    setup.target().resolve("bullmq"),
                    servers.variables())));
  }

  private static <P> Optional<P> find(
      Setup setup, PeerChoice peer, Findings findings, Supplier<P> here) {
    if (!setup.peers().includes(peer)) {
      return Optional.empty();
    }
    try {
      return Optional.of(here.get());
    } catch (BenchmarkException e) {
      findings.say("!!! NOT MEASURED: " + peer + " is not here: " + e.getMessage());
      return Optional.empty();
    }
  }
}
