package cl.fizko.boot.role;

import cl.fizko.boot.metrics.Metrics;
import cl.fizko.boot.metrics.MetricsListener;
import cl.fizko.boot.settings.Role;
import cl.fizko.boot.settings.Settings;
import cl.fizko.core.runtime.Lifecycle;
import cl.fizko.core.task.Retirement;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
    Optional<Metrics> metrics =
        roles.contains(Role.WEB) || settings.metrics().port().isPresent()
            ? Optional.of(new Metrics())
            : Optional.empty();
    List<Lifecycle> all = new ArrayList<>();
    metrics.flatMap(each -> listener(settings, each)).ifPresent(all::add);
    for (Role role : roles) {
      all.add(
          switch (role) {
            case WEB -> DaggerWebComponent.factory().create(settings, metrics).role();
            case WORKER ->
                DaggerWorkerComponent.factory().create(settings, metrics, retired).role();
            case BEAT -> DaggerBeatComponent.factory().create(settings, metrics).role();
          });
    }
    return all.size() == 1 ? all.getFirst() : new Together(all);
  }

  private static Optional<Lifecycle> listener(Settings settings, Metrics metrics) {
    String host = settings.http().host();
    return settings.metrics().port().stream()
        .<Lifecycle>mapToObj(
            port ->
                new MetricsListener(
                    new InetSocketAddress(host, port),
                    settings.metrics().token().orElseThrow().reveal(),
                    metrics::text))
        .findFirst();
  }
}
