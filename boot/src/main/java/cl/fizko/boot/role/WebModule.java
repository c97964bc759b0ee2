package cl.fizko.boot.role;

import cl.fizko.boot.SystemTime;
import cl.fizko.boot.settings.Settings;
import cl.fizko.boot.tasks.DemoTasks;
import cl.fizko.boot.tasks.SmokeTest;
import cl.fizko.core.health.port.HealthProbe;
import cl.fizko.core.idempotency.port.IdempotencyKeys;
import cl.fizko.core.runtime.Lifecycle;
import cl.fizko.core.schedule.desk.ScheduleDesk;
import cl.fizko.core.task.LaunchCatalogue;
import cl.fizko.core.task.LaunchableTask;
import cl.fizko.core.task.TaskSender;
import cl.fizko.core.task.port.TaskResults;
import cl.fizko.http.RequestListener;
import cl.fizko.http.WebServer;
import cl.fizko.http.about.AboutFeature;
import cl.fizko.http.about.ServiceInfo;
import cl.fizko.http.access.Guards;
import cl.fizko.http.dashboard.DashboardFeature;
import cl.fizko.http.health.HealthFeature;
import cl.fizko.http.health.Readiness;
import cl.fizko.http.json.Json;
import cl.fizko.http.once.OnceEach;
import cl.fizko.http.openapi.OpenApiFeature;
import cl.fizko.http.route.Feature;
import cl.fizko.http.schedule.ScheduleFeature;
import cl.fizko.http.task.TaskFeature;
import dagger.Module;
import dagger.Provides;
import dagger.multibindings.ElementsIntoSet;
import dagger.multibindings.IntoSet;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The HTTP server and what it serves. */
@Module
final class WebModule {

  private static final String VERSION = "2.0.0";

  private WebModule() {}

  @Provides
  @Singleton
  static Json json() {
    return new Json();
  }

  @Provides
  @IntoSet
  static Feature health(Set<HealthProbe> probes) {
    List<HealthProbe> inOrder =
        probes.stream().sorted(Comparator.comparing(HealthProbe::name)).toList();
    return new HealthFeature(new Readiness(inOrder, SystemTime::elapsedNanos));
  }

  @Provides
  @IntoSet
  static Feature front(Settings settings) {
    AboutFeature about = new AboutFeature(new ServiceInfo("fizko", VERSION, Map.of("tasks", true)));
    return settings.access().dashboard().secret().isPresent()
        ? new DashboardFeature(about::answer)
        : about;
  }

  @Provides
  @IntoSet
  static Feature tasks(
      Settings settings, TaskSender sender, TaskResults results, Json json, InstantSource clock) {
    List<LaunchableTask> more = new ArrayList<>(List.of(SmokeTest.launchable()));
    if (settings.demoTasks()) {
      more.addAll(new DemoTasks(clock).launchable());
    }
    return new TaskFeature(LaunchCatalogue.TASKS.and(more), sender, results, json);
  }

  @Provides
  @ElementsIntoSet
  static Set<Feature> schedules(Optional<ScheduleDesk> desk, Json json) {
    return desk.<Set<Feature>>map(where -> Set.of(new ScheduleFeature(where, json)))
        .orElse(Set.of());
  }

  @Provides
  @Singleton
  static WebServer server(
      Settings settings,
      Guards guards,
      Set<Feature> features,
      Json json,
      IdempotencyKeys keys,
      RequestListener requests) {
    return new WebServer(settings.http(), guards, served(features, keys, json), json, requests);
  }

  @Provides
  static Lifecycle role(
      WebServer server, BrokerPorts ports, Set<Lifecycle> beside, Set<AutoCloseable> needs) {
    List<Lifecycle> work = new ArrayList<>(List.of(server, ports.readyFor(new Nothing())));
    work.addAll(beside);
    return new RunningRole(new Together(work), List.copyOf(needs));
  }

  /** All features, what describes them included; what starts work heeds idempotency keys. */
  private static List<Feature> served(Set<Feature> features, IdempotencyKeys keys, Json json) {
    OnceEach onceEach = new OnceEach(keys);
    List<Feature> served =
        features.stream().map(onceEach::over).collect(Collectors.toCollection(ArrayList::new));
    served.add(new OpenApiFeature(List.copyOf(served), VERSION, json));
    return served;
  }

  /** The server does not wait for the broker: it has to say how that is. */
  private record Nothing() implements Lifecycle {

    @Override
    public void start() {}

    @Override
    public void close() {}
  }
}
