package cl.fizko.http;

import cl.fizko.core.access.Principal;
import cl.fizko.core.access.Role;
import cl.fizko.core.access.port.TokenVerifier;
import cl.fizko.core.health.port.HealthProbe;
import cl.fizko.core.idempotency.port.InMemoryIdempotencyKeys;
import cl.fizko.core.schedule.Sending;
import cl.fizko.core.schedule.desk.ScheduleDesk;
import cl.fizko.core.schedule.desk.ScheduleForm;
import cl.fizko.core.schedule.port.InMemoryScheduleBook;
import cl.fizko.core.schedule.port.InMemoryScheduleLog;
import cl.fizko.core.task.KnownQueues;
import cl.fizko.core.task.LaunchCatalogue;
import cl.fizko.core.task.LaunchableTask;
import cl.fizko.core.task.Parameter;
import cl.fizko.core.task.QueueName;
import cl.fizko.core.task.Signature;
import cl.fizko.core.task.TaskName;
import cl.fizko.core.task.TaskRetry;
import cl.fizko.core.task.TaskRoutes;
import cl.fizko.core.task.TaskSender;
import cl.fizko.core.task.port.InMemoryTaskBroker;
import cl.fizko.core.task.port.InMemoryTaskResults;
import cl.fizko.http.about.AboutFeature;
import cl.fizko.http.about.ServiceInfo;
import cl.fizko.http.health.HealthFeature;
import cl.fizko.http.health.Readiness;
import cl.fizko.http.json.Json;
import cl.fizko.http.letter.DeadLetterFeature;
import cl.fizko.http.once.OnceEach;
import cl.fizko.http.openapi.OpenApiFeature;
import cl.fizko.http.queue.QueueFeature;
import cl.fizko.http.route.Feature;
import cl.fizko.http.schedule.ScheduleFeature;
import cl.fizko.http.task.SendFeature;
import cl.fizko.http.task.TaskFeature;
import cl.fizko.http.task.TaskOrderFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** A web server on a free port with stand-ins behind it, and a client in front. */
public final class TestServer implements AutoCloseable {

  public static final String OPERATOR = "operator-token";
  public static final String SERVICE = "service-token";
  public static final HttpSettings SETTINGS =
      new HttpSettings(
          "127.0.0.1", 0, Duration.ofSeconds(5), 1_000_000, List.of("https://app.example.cl"));

  public final RecordingBroker broker = new RecordingBroker();
  public final StoredResults results = new StoredResults();

  /** Queues, dead letters and revocations that a test may fill; nothing is launched into it. */
  public final InMemoryTaskBroker operation =
      new InMemoryTaskBroker(new InMemoryTaskResults(), InstantSource.system());

  private final InMemoryScheduleLog scheduleLog = new InMemoryScheduleLog();
  public final InMemoryScheduleBook schedules = new InMemoryScheduleBook(scheduleLog);
  public final WebServer server;
  private final HttpClient client = HttpClient.newHttpClient();

  public TestServer(Feature... more) {
    this(List.of(), List.of(more));
  }

  public TestServer(List<HealthProbe> probes, List<Feature> more) {
    Json json = new Json();
    TaskRoutes routes =
        new TaskRoutes(
            Map.of(new TaskName("sii.sync_documents"), new QueueName("low")),
            new QueueName("default"));
    TaskSender sender = new TaskSender(broker, routes, InstantSource.system());
    LaunchableTask echo =
        new LaunchableTask(
            new TaskName("demo.echo"),
            "Gives back what it gets.",
            Signature.of(Parameter.required("value", new Parameter.Kind.Any())));
    List<Feature> features =
        new ArrayList<>(
            List.of(
                new AboutFeature(new ServiceInfo("Fizko", "2.0.0", Map.of("task_launch", true))),
                new HealthFeature(new Readiness(probes, System::nanoTime)),
                new TaskFeature(LaunchCatalogue.TASKS.and(List.of(echo)), sender, results, json),
                new ScheduleFeature(desk(routes), json)));
    features.addAll(operation(sender, json));
    features.addAll(more);
    this.server = new WebServer(SETTINGS, verifier(), served(features, json), json);
    server.start();
  }

  private List<Feature> operation(TaskSender sender, Json json) {
    InstantSource clock = InstantSource.system();
    KnownQueues known =
        new KnownQueues(operation, List.of(new QueueName("default"), new QueueName("low")));
    return List.of(
        new QueueFeature(operation, known, json, clock),
        new DeadLetterFeature(operation, json),
        new SendFeature(sender, json, clock),
        new TaskOrderFeature(operation, new TaskRetry(results, operation, sender), json));
  }

  private static List<Feature> served(List<Feature> features, Json json) {
    OnceEach onceEach = new OnceEach(new InMemoryIdempotencyKeys(InstantSource.system()));
    List<Feature> served = new ArrayList<>(features.stream().map(onceEach::over).toList());
    served.add(new OpenApiFeature(List.copyOf(served), "2.0.0", json));
    return served;
  }

  private ScheduleDesk desk(TaskRoutes routes) {
    ScheduleForm form =
        new ScheduleForm(
            new TreeSet<>(List.of(new TaskName("demo.echo"), new TaskName("sii.sync_documents"))),
            (event, place, after) -> Optional.empty(),
            ZoneId.of("America/Santiago"));
    return new ScheduleDesk(
        schedules, scheduleLog, new Sending(broker, routes), results, form, InstantSource.system());
  }

  public static TokenVerifier verifier() {
    return token ->
        switch (token) {
          case OPERATOR -> Optional.of(new Principal("ana", Role.OPERATOR));
          case SERVICE -> Optional.of(new Principal("service-1", Role.SERVICE));
          default -> Optional.empty();
        };
  }

  public HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
        .timeout(Duration.ofSeconds(20));
  }

  public Answer get(String path) {
    return send(request(path).header("Authorization", "Bearer " + OPERATOR));
  }

  /** As an operator. */
  public Answer post(String path, String body, String... headers) {
    HttpRequest.Builder request =
        request(path)
            .header("Authorization", "Bearer " + OPERATOR)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body));
    return send(headers.length == 0 ? request : request.headers(headers));
  }

  public Answer launch(String body) {
    return send(
        request("/api/celery/tasks/launch")
            .header("Authorization", "Bearer " + SERVICE)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body)));
  }

  public Answer send(HttpRequest.Builder request) {
    try {
      return new Answer(client.send(request.build(), BodyHandlers.ofString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
    server.close();
  }
}
