package cl.fizko.core.task.canvas;

import cl.fizko.core.task.Failure;
import cl.fizko.core.task.Lineage;
import cl.fizko.core.task.Nothing;
import cl.fizko.core.task.Outcome;
import cl.fizko.core.task.Task;
import cl.fizko.core.task.TaskId;
import cl.fizko.core.task.TaskResult;
import cl.fizko.core.task.canvas.Unfolding.Setting;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Knows what follows from the end of a task. */
public final class Continuation {

  private final Unfolding unfolding;

  public Continuation(Unfolding unfolding) {
    this.unfolding = unfolding;
  }

  /** What follows; {@link Sequel#NONE} from an outcome that is no end. */
  public Sequel of(Task task, Outcome outcome) {
    if (task.followUps().isEmpty()) {
      return Sequel.NONE;
    }
    return switch (outcome) {
      case Outcome.Succeeded done -> success(task, done);
      case Outcome.Failed failed -> failure(task, failed);
      case Outcome.DeadLettered dead -> failure(task, new Outcome.Failed(dead.cause()));
      case Outcome.Revoked revoked -> failure(task, revoked);
      case Outcome.Retried retried -> Sequel.NONE;
      case Outcome.Postponed postponed -> Sequel.NONE;
      case Outcome.Admitted admitted -> Sequel.NONE;
      case Outcome.Declined declined -> Sequel.NONE;
      case Outcome.Released released -> Sequel.NONE;
    };
  }

  /** The same, now that a broker has said which chords are complete. */
  public Sequel completed(Sequel sequel, Task task, List<CompleteChord> chords) {
    List<Completion> completions = new ArrayList<>(sequel.completions());
    for (CompleteChord chord : chords) {
      sequel.parts().stream()
          .filter(part -> part.member().group().equals(chord.group()))
          .findFirst()
          .ifPresent(part -> completions.add(completion(chord, part.body(), task)));
    }
    return sequel.completing(completions);
  }

  private Sequel success(Task task, Outcome.Succeeded done) {
    FollowUps next = task.followUps();
    Setting setting = Setting.by(childOf(task), result(done.value()));
    List<Publication> tasks = new ArrayList<>();
    List<ChordStart> chords = new ArrayList<>();
    Optional<Canvas> callbacks =
        next.onSuccess().size() > 1
            ? Optional.of(new Group(next.onSuccess(), CanvasOptions.NONE))
            : next.onSuccess().stream().findFirst();
    callbacks.ifPresent(each -> add(unfolding.unfold(each, setting), tasks, chords));
    if (!next.chain().isEmpty()) {
      List<Canvas> rest = next.chain().subList(1, next.chain().size());
      add(unfolding.unfold(next.chain().getFirst(), setting.followedBy(rest)), tasks, chords);
    }
    Batch batch = sent(new Batch(tasks, chords), task);
    return new Sequel(batch, Map.of(), part(task, done), List.of());
  }

  private Sequel failure(Task task, Outcome outcome) {
    FollowUps next = task.followUps();
    Map<TaskId, Outcome> verdicts = new LinkedHashMap<>();
    List<ChordPart> parts = new ArrayList<>(part(task, outcome));
    for (Canvas left : next.chain()) {
      Unfolding.allResults(left).forEach(id -> verdicts.put(id, outcome));
      parts.addAll(part(left, outcome));
    }
    Batch batch =
        outcome instanceof Outcome.Failed
            ? sent(errbacks(next.onFailure(), task.id(), childOf(task)), task)
            : Batch.EMPTY;
    return new Sequel(batch, verdicts, parts, List.of());
  }

  private Batch sent(Batch batch, Task by) {
    return batch.sent(by.trace(), unfolding.now());
  }

  private Batch errbacks(List<Canvas> onFailure, TaskId failed, Lineage lineage) {
    if (onFailure.isEmpty()) {
      return Batch.EMPTY;
    }
    Group group = new Group(onFailure, CanvasOptions.NONE);
    return unfolding.unfold(group, Setting.by(lineage, List.of(failed.value())));
  }

  private static List<ChordPart> part(Task task, Outcome outcome) {
    FollowUps next = task.followUps();
    return next.chord().isPresent() && next.group().isPresent()
        ? List.of(new ChordPart(next.group().get(), task.id(), outcome, next.chord().get()))
        : List.of();
  }

  /** The part that an element of a chain would have been, had its turn come. */
  private static List<ChordPart> part(Canvas element, Outcome outcome) {
    CanvasOptions options = element.options();
    Optional<String> group = options.text("group_id");
    if (options.chord().isEmpty() || group.isEmpty()) {
      return List.of();
    }
    OptionalInt index =
        options
            .number("group_index")
            .map(number -> OptionalInt.of(number.intValue()))
            .orElseGet(OptionalInt::empty);
    Membership member = new Membership(new GroupId(group.get()), index);
    List<TaskId> ids = Unfolding.results(element);
    TaskId id = ids.isEmpty() ? TaskId.random() : ids.getLast();
    return List.of(new ChordPart(member, id, outcome, options.chord().get()));
  }

  private Completion completion(CompleteChord chord, Canvas body, Task last) {
    Optional<TaskResult> bad =
        chord.parts().stream().filter(part -> !(part instanceof TaskResult.Succeeded)).findFirst();
    if (bad.isEmpty()) {
      Setting setting = Setting.by(childOf(last), List.of(chord.values()));
      Batch batch = sent(unfolding.unfold(body, setting), last);
      return new Completion(chord.group(), batch, Map.of());
    }
    Outcome failed =
        new Outcome.Failed(Failure.of("ChordError", "celery.exceptions", why(bad.get())));
    Map<TaskId, Outcome> verdicts = new LinkedHashMap<>();
    Unfolding.allResults(body).forEach(id -> verdicts.put(id, failed));
    List<TaskId> ids = Unfolding.results(body);
    Batch errbacks =
        ids.isEmpty()
            ? Batch.EMPTY
            : errbacks(
                onFailure(body), ids.getLast(), new Lineage.ChildOf(ids.getLast(), ids.getLast()));
    return new Completion(chord.group(), sent(errbacks, last), verdicts);
  }

  private static List<Canvas> onFailure(Canvas body) {
    List<Canvas> own = body.options().onFailure();
    return body instanceof Chain chain
        ? CanvasOptions.join(own, chain.steps().getLast().options().onFailure())
        : own;
  }

  private static String why(TaskResult part) {
    String what =
        switch (part) {
          case TaskResult.Failed failed ->
              failed.failure().type() + "('" + failed.failure().message() + "')";
          case TaskResult.Revoked revoked -> "TaskRevokedError('" + revoked.reason() + "')";
          case TaskResult.Succeeded succeeded -> "nothing";
          case TaskResult.Started started -> "nothing";
          case TaskResult.Retrying retrying -> "nothing";
          case TaskResult.Running running -> "nothing";
          case TaskResult.InState inState -> "nothing";
        };
    return "Dependency " + part.id() + " raised " + what;
  }

  private static Lineage childOf(Task task) {
    TaskId root =
        switch (task.options().lineage()) {
          case Lineage.First first -> task.id();
          case Lineage.ChildOf child -> child.root();
        };
    return new Lineage.ChildOf(root, task.id());
  }

  private static List<Object> result(Object value) {
    return value == Nothing.NOTHING ? Arrays.asList((Object) null) : List.of(value);
  }

  private static void add(Batch batch, List<Publication> tasks, List<ChordStart> chords) {
    tasks.addAll(batch.tasks());
    chords.addAll(batch.chords());
  }
}
