package cl.fizko.boot.role;

import cl.fizko.boot.settings.Settings;
import cl.fizko.core.access.ServiceTokenDesk;
import dagger.BindsInstance;
import dagger.Component;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;

/** What a command needs that issues tokens or ends them. */
@Singleton
@Component(modules = {CommonModule.class, AccessStoreModule.class})
interface TokenComponent {

  Optional<ServiceTokenDesk> desk();

  Set<AutoCloseable> needs();

  @Component.Factory
  interface Factory {
    TokenComponent create(@BindsInstance Settings settings);
  }
}
