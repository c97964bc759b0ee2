package cl.fizko.boot.role;

import cl.fizko.boot.metrics.Metrics;
import cl.fizko.boot.settings.Settings;
import cl.fizko.core.runtime.Lifecycle;
import cl.fizko.http.WebServer;
import dagger.BindsInstance;
import dagger.Component;
import jakarta.inject.Singleton;
import java.util.Optional;

/** The web role. */
@Singleton
@Component(
    modules = {
      CommonModule.class,
      ScheduleModule.class,
      AccessModule.class,
      MetricsModule.class,
      WebModule.class,
      OperationModule.class,
      JournalModule.class
    })
interface WebComponent {

  Lifecycle role();

  WebServer server();

  @Component.Factory
  interface Factory {
    WebComponent create(@BindsInstance Settings settings, @BindsInstance Optional<Metrics> metrics);
  }
}
