package cl.fizko.boot.role;

import cl.fizko.boot.metrics.Metrics;
import cl.fizko.boot.metrics.QueueMetrics;
import cl.fizko.boot.metrics.RequestMetrics;
import cl.fizko.boot.settings.Settings;
import cl.fizko.http.RequestListener;
import cl.fizko.http.metrics.MetricsFeature;
import cl.fizko.http.route.Feature;
import dagger.Module;
import dagger.Provides;
import dagger.multibindings.ElementsIntoSet;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;

/** What the web role measures of its own, and where all is read. */
@Module
final class MetricsModule {

  private MetricsModule() {}

  @Provides
  static RequestListener requests(Optional<Metrics> metrics) {
    return metrics.<RequestListener>map(RequestMetrics::new).orElse(RequestListener.SILENT);
  }

  @Provides
  static Optional<QueueMetrics> queues(
      Optional<Metrics> metrics, BrokerPorts ports, Settings settings, InstantSource clock) {
    return metrics.map(
        all -> new QueueMetrics(all, ports.survey(), settings.worker().queues(), clock));
  }

  /** The queues are measured once they are asked for here. */
  @Provides
  @ElementsIntoSet
  static Set<Feature> feature(Optional<Metrics> metrics, Optional<QueueMetrics> queues) {
    return queues.isPresent() ? Set.of(new MetricsFeature(metrics.orElseThrow()::text)) : Set.of();
  }
}
