package cl.fizko.core.task.canvas;

import cl.fizko.core.task.Arguments;
import cl.fizko.core.task.Lineage;
import cl.fizko.core.task.QueueName;
import cl.fizko.core.task.Task;
import cl.fizko.core.task.TaskId;
import cl.fizko.core.task.TaskOptions;
import cl.fizko.core.task.TaskRoutes;
import cl.fizko.core.task.TimeLimits;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Turns a canvas into the tasks that are sent first, with all the rest in them. */
public final class Unfolding {

  private final TaskRoutes routes;
  private final InstantSource clock;

  /**
   * @param routes name the queue of a task whose canvas names none
   */
  public Unfolding(TaskRoutes routes, InstantSource clock) {
    this.routes = routes;
    this.clock = clock;
  }

  /**
   * What is sent, and where its end can be read.
   *
   * @param results the tasks whose results are the result of the whole: one, or a group's
   */
  public record Unfolded(Batch batch, List<TaskId> results) {}

  /** Unfolds what a client sends. */
  public Unfolded unfold(Canvas canvas) {
    Canvas frozen = frozen(canvas);
    return new Unfolded(unfold(frozen, Setting.CLIENT), results(frozen));
  }

  Instant now() {
    return clock.instant();
  }

  Batch unfold(Canvas canvas, Setting setting) {
    Sending sending = new Sending();
    sending.send(canvas, setting);
    return new Batch(sending.tasks, sending.chords);
  }

  /**
   * Where a canvas is sent from.
   *
   * @param before arguments that come before its own
   * @param next what follows it, the next one first
   */
  record Setting(
      List<Object> before,
      Lineage lineage,
      List<Canvas> next,
      List<Canvas> onSuccess,
      List<Canvas> onFailure,
      Optional<Canvas> chord,
      Optional<Membership> group) {

    static final Setting CLIENT = by(Lineage.FIRST, List.of());

    static Setting by(Lineage lineage, List<Object> before) {
      return new Setting(
          before, lineage, List.of(), List.of(), List.of(), Optional.empty(), Optional.empty());
    }

    Setting followedBy(List<Canvas> more) {
      return new Setting(before, lineage, more, onSuccess, onFailure, chord, group);
    }

    Setting alone() {
      return by(lineage, before);
    }

    Setting member(Membership member, Optional<Canvas> body, List<Canvas> alsoOnFailure) {
      return new Setting(
          before,
          lineage,
          List.of(),
          List.of(),
          CanvasOptions.join(onFailure, alsoOnFailure),
          body,
          Optional.of(member));
    }
  }

  /** The same canvas, with an id for everything whose result somebody may wait for. */
  static Canvas frozen(Canvas canvas) {
    return switch (canvas) {
      case Step step -> identified(step);
      case Chain chain ->
          new Chain(chain.steps().stream().map(Unfolding::frozen).toList(), chain.options());
      case Group group ->
          identified(
              new Group(
                  flat(group.members()).stream().map(Unfolding::frozen).toList(), group.options()));
      case Chord chord ->
          identified(new Chord(chord.header(), frozen(chord.body()), chord.options()));
    };
  }

  private static Canvas identified(Canvas canvas) {
    return canvas.options().id().isPresent()
        ? canvas
        : canvas.with(canvas.options().withId(TaskId.random()));
  }

  /** The ids under which the end of a canvas can be read, as far as it has them. */
  static List<TaskId> results(Canvas canvas) {
    return switch (canvas) {
      case Step step -> step.options().id().stream().toList();
      case Chain chain -> results(chain.steps().getLast());
      case Group group ->
          group.members().stream().flatMap(member -> results(member).stream()).toList();
      case Chord chord -> results(chord.body());
    };
  }

  /** Every id in a canvas under which somebody may wait. */
  static List<TaskId> allResults(Canvas canvas) {
    List<TaskId> all = new ArrayList<>();
    switch (canvas) {
      case Step step -> all.addAll(results(step));
      case Chain chain -> chain.steps().forEach(step -> all.addAll(allResults(step)));
      case Group group -> {
        group.members().forEach(member -> all.addAll(allResults(member)));
        group.options().id().ifPresent(all::add);
      }
      case Chord chord -> all.addAll(allResults(chord.body()));
    }
    return all;
  }

  /** How many tasks end when a canvas ends. */
  static int ends(Canvas canvas) {
    return switch (canvas) {
      case Step step -> 1;
      case Chain chain -> ends(chain.steps().getLast());
      case Group group -> flat(group.members()).stream().mapToInt(Unfolding::ends).sum();
      case Chord chord -> ends(chord.body());
    };
  }

  private static List<Canvas> flat(List<Canvas> members) {
    List<Canvas> flat = new ArrayList<>();
    for (Canvas member : members) {
      if (member instanceof Group inner) {
        for (Canvas each : flat(inner.members())) {
          flat.add(
              each.with(
                  each.options()
                      .linked(inner.options().onSuccess())
                      .linkedOnError(inner.options().onFailure())));
        }
      } else {
        flat.add(member);
      }
    }
    return flat;
  }

  /** One unfolding under way. */
  private final class Sending {

    private final List<Publication> tasks = new ArrayList<>();
    private final List<ChordStart> chords = new ArrayList<>();

    void send(Canvas canvas, Setting setting) {
      switch (canvas) {
        case Step step -> send(step, setting);
        case Chain chain -> send(chain, setting);
        case Group group -> send(group, setting);
        case Chord chord -> send(chord, setting);
      }
    }

    private void send(Step step, Setting setting) {
      CanvasOptions options = step.options();
      List<Canvas> chain = new ArrayList<>(options.chain());
      chain.addAll(setting.next());
      Task task =
          new Task(
              options.id().orElseGet(TaskId::random),
              step.name(),
              arguments(step, setting.before()),
              taskOptions(options, setting.lineage()),
              new FollowUps(
                  CanvasOptions.join(options.onSuccess(), setting.onSuccess()),
                  CanvasOptions.join(options.onFailure(), setting.onFailure()),
                  chain,
                  setting.chord().or(options::chord),
                  membership(options, setting)));
      tasks.add(
          new Publication(
              options
                  .text("queue")
                  .map(QueueName::new)
                  .orElseGet(() -> routes.queueOf(step.name())),
              task));
    }

    /** The first step is sent; the rest travels in it, each with what belongs to it. */
    private void send(Chain chain, Setting setting) {
      List<Canvas> steps = new ArrayList<>(flatSteps(chain));
      for (int i = 0; i < steps.size() - 1; i++) {
        if (steps.get(i) instanceof Group group) {
          Canvas rest = new Chain(steps.subList(i + 1, steps.size()), CanvasOptions.NONE);
          Chord chord = new Chord(group.members(), rest, group.options());
          steps = new ArrayList<>(steps.subList(0, i));
          steps.add(chord);
        }
      }
      CanvasOptions whole = chain.options();
      List<Canvas> onFailure = CanvasOptions.join(whole.onFailure(), setting.onFailure());
      for (int i = 0; i < steps.size(); i++) {
        Canvas step = frozen(steps.get(i));
        CanvasOptions options = step.options().linkedOnError(onFailure);
        if (i == steps.size() - 1) {
          options =
              options
                  .linked(whole.onSuccess())
                  .linked(setting.onSuccess())
                  .withChord(setting.chord().or(whole::chord))
                  .memberOf(membership(whole, setting));
        }
        steps.set(i, step.with(options));
      }
      List<Canvas> next = new ArrayList<>(steps.subList(1, steps.size()));
      next.addAll(whole.chain());
      next.addAll(setting.next());
      send(steps.getFirst(), setting.alone().followedBy(next));
    }

    private static List<Canvas> flatSteps(Chain chain) {
      List<Canvas> flat = new ArrayList<>();
      for (Canvas step : chain.steps()) {
        if (step instanceof Chain inner) {
          List<Canvas> steps = new ArrayList<>(flatSteps(inner));
          steps.replaceAll(
              each -> each.with(each.options().linkedOnError(inner.options().onFailure())));
          Canvas last = steps.removeLast();
          steps.add(last.with(last.options().linked(inner.options().onSuccess())));
          flat.addAll(steps);
        } else {
          flat.add(step);
        }
      }
      return flat;
    }

    private void send(Group group, Setting setting) {
      CanvasOptions options = group.options();
      List<Canvas> next = new ArrayList<>(options.chain());
      next.addAll(setting.next());
      if (!next.isEmpty()) {
        send(
            new Chord(group.members(), new Chain(next, CanvasOptions.NONE), options),
            setting.followedBy(List.of()));
        return;
      }
      Optional<Canvas> body = setting.chord().or(options::chord);
      Optional<Membership> outer = membership(options, setting);
      GroupId own = options.id().map(id -> new GroupId(id.value())).orElseGet(GroupId::random);
      List<Canvas> members = flat(group.members());
      for (int i = 0; i < members.size(); i++) {
        Membership member =
            body.isPresent() && outer.isPresent()
                ? new Membership(outer.get().group(), OptionalInt.empty())
                : new Membership(own, OptionalInt.of(i));
        Canvas each = members.get(i);
        send(
            i == 0
                ? each.with(each.options().linked(options.onSuccess()).linked(setting.onSuccess()))
                : each,
            setting.member(member, body, options.onFailure()));
      }
    }

    private void send(Chord chord, Setting setting) {
      CanvasOptions options = chord.options();
      List<Canvas> next = new ArrayList<>(options.chain());
      next.addAll(setting.next());
      Canvas body = frozen(chord.body());
      if (!next.isEmpty()) {
        next.addFirst(body);
        body = frozen(new Chain(next, CanvasOptions.NONE));
      }
      body =
          body.with(
              body.options()
                  .linked(options.onSuccess())
                  .linked(setting.onSuccess())
                  .linkedOnError(options.onFailure())
                  .linkedOnError(setting.onFailure())
                  .withChord(setting.chord().or(options::chord))
                  .memberOf(membership(options, setting)));
      List<Canvas> header = flat(chord.header());
      if (header.isEmpty()) {
        send(body, Setting.by(setting.lineage(), List.of(List.of())));
        return;
      }
      GroupId own = options.id().map(id -> new GroupId(id.value())).orElseGet(GroupId::random);
      chords.add(new ChordStart(own, header.stream().mapToInt(Unfolding::ends).sum()));
      for (int i = 0; i < header.size(); i++) {
        send(
            header.get(i),
            setting
                .alone()
                .member(new Membership(own, OptionalInt.of(i)), Optional.of(body), List.of()));
      }
    }

    private static Optional<Membership> membership(CanvasOptions options, Setting setting) {
      OptionalInt index =
          options
              .number("group_index")
              .map(number -> OptionalInt.of(number.intValue()))
              .orElseGet(OptionalInt::empty);
      if (setting.group().isPresent()) {
        Membership given = setting.group().get();
        return Optional.of(
            new Membership(given.group(), given.index().isPresent() ? given.index() : index));
      }
      return options.text("group_id").map(id -> new Membership(new GroupId(id), index));
    }
  }

  private static Arguments arguments(Step step, List<Object> before) {
    if (step.immutable() || before.isEmpty()) {
      return step.arguments();
    }
    List<Object> positional = new ArrayList<>(before);
    positional.addAll(step.arguments().positional());
    return new Arguments(positional, step.arguments().named());
  }

  private TaskOptions taskOptions(CanvasOptions options, Lineage lineage) {
    Instant now = clock.instant();
    int priority = Math.clamp(options.number("priority").map(Number::intValue).orElse(0), 0, 9);
    Instant notBefore =
        options
            .number("countdown")
            .map(seconds -> now.plus(seconds(seconds)))
            .or(() -> time(options.value("eta")))
            .orElse(TaskOptions.AT_ONCE);
    Instant expires =
        options
            .number("expires")
            .map(seconds -> now.plus(seconds(seconds)))
            .or(() -> time(options.value("expires")))
            .orElse(TaskOptions.NEVER);
    TimeLimits limits =
        new TimeLimits(
            options.number("soft_time_limit").map(Unfolding::seconds).orElse(Duration.ZERO),
            options.number("time_limit").map(Unfolding::seconds).orElse(Duration.ZERO));
    return new TaskOptions(
        priority,
        notBefore,
        expires,
        limits,
        Math.max(0, options.number("retries").map(Number::intValue).orElse(0)),
        lineage,
        Boolean.TRUE.equals(options.values().get("ignore_result")),
        headers(options.value("headers")));
  }

  private static Map<String, Object> headers(Object value) {
    Map<String, Object> headers = new LinkedHashMap<>();
    if (value instanceof Map<?, ?> map) {
      map.forEach((name, each) -> headers.put(String.valueOf(name), each));
    }
    return headers;
  }

  private static Duration seconds(Number seconds) {
    return Duration.ofMillis(Math.round(Math.max(0, seconds.doubleValue()) * 1_000));
  }

  /** ISO 8601, as text or tagged as a date by a newer Celery; UTC where no offset stands. */
  private static Optional<Instant> time(Object value) {
    Object text = value instanceof Map<?, ?> tagged ? tagged.get("__value__") : value;
    if (!(text instanceof String iso)) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          DateTimeFormatter.ISO_DATE_TIME.parseBest(iso, OffsetDateTime::from, LocalDateTime::from)
                  instanceof OffsetDateTime time
              ? time.toInstant()
              : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
