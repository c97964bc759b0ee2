package cl.fizko.boot.role;

import cl.fizko.boot.settings.Role;
import cl.fizko.boot.settings.Settings;
import cl.fizko.core.runtime.Lifecycle;
import cl.fizko.core.task.Retirement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Makes roles. */
public final class Roles {

  /** One lifecycle for all the roles of a process that lives on without its worker. */
  public Lifecycle of(Settings settings, Set<Role> roles) {
    return of(settings, roles, retirement -> {});
  }

  /**
   * One lifecycle for all the roles of a process; nothing is started yet.
   *
   * @param retired is told when the worker has ended what it had, and the process is to end
   */
  public Lifecycle of(Settings settings, Set<Role> roles, Consumer<Retirement> retired) {
    List<Lifecycle> all = new ArrayList<>();
    for (Role role : roles) {
      all.add(
          switch (role) {
            case WEB -> DaggerWebComponent.factory().create(settings).role();
            case WORKER -> DaggerWorkerComponent.factory().create(settings, retired).role();
            case BEAT -> DaggerBeatComponent.factory().create(settings).role();
          });
    }
    return all.size() == 1 ? all.getFirst() : new Together(all);
  }
}
