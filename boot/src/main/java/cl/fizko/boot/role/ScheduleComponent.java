package cl.fizko.boot.role;

import cl.fizko.boot.settings.Settings;
import cl.fizko.core.schedule.desk.ScheduleDesk;
import dagger.BindsInstance;
import dagger.Component;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;

/** What a command needs that looks at schedules or changes them. */
@Singleton
@Component(modules = {CommonModule.class, DatabaseModule.class, ScheduleModule.class})
interface ScheduleComponent {

  Optional<ScheduleDesk> desk();

  Set<AutoCloseable> needs();

  @Component.Factory
  interface Factory {
    ScheduleComponent create(@BindsInstance Settings settings);
  }
}
