package cl.fizko.boot.role;

import cl.fizko.boot.settings.Settings;
import cl.fizko.core.runtime.Lifecycle;
import dagger.BindsInstance;
import dagger.Component;
import jakarta.inject.Singleton;

/** The web role. */
@Singleton
@Component(
    modules = {
      CommonModule.class,
      ScheduleModule.class,
      AccessModule.class,
      WebModule.class,
      OperationModule.class
    })
interface WebComponent {

  Lifecycle role();

  @Component.Factory
  interface Factory {
    WebComponent create(@BindsInstance Settings settings);
  }
}
