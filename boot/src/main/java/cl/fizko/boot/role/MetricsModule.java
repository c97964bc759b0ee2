package cl.fizko.boot.role;

import cl.fizko.boot.metrics.Metrics;
import cl.fizko.boot.metrics.RequestMetrics;
import cl.fizko.http.RequestListener;
import cl.fizko.http.metrics.MetricsFeature;
import cl.fizko.http.route.Feature;
import dagger.Module;
import dagger.Provides;
import dagger.multibindings.ElementsIntoSet;
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
  @ElementsIntoSet
  static Set<Feature> feature(Optional<Metrics> metrics) {
    return metrics.<Set<Feature>>map(all -> Set.of(new MetricsFeature(all::text))).orElse(Set.of());
  }
}
