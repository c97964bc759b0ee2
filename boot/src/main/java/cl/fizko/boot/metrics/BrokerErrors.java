package cl.fizko.boot.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** Calls to the broker, or to the database, that failed and are made again. */
final class BrokerErrors {

  private BrokerErrors() {}

  static Counter of(MeterRegistry registry, String role) {
    return Counter.builder("fizko.broker.errors")
        .description("Times that a role could not do its own work, mostly as its broker was away")
        .tag("role", role)
        .register(registry);
  }
}
