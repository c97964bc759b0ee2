package cl.fizko.postgres.task;

import static cl.fizko.postgres.task.Statements.list;

import cl.fizko.core.task.TaskResult;
import cl.fizko.core.task.canvas.ChordPart;
import cl.fizko.core.task.canvas.CompleteChord;
import cl.fizko.core.task.canvas.Completion;
import cl.fizko.core.task.canvas.GroupId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;

/**
 * Counts the parts of chords for one transaction, which holds the rows of these chords until it
 * ends. The endings are taken one after the other, as if each came alone.
 */
final class ChordCounting {

  private static final String LOCK =
      """
      SELECT group_id, parts, done
        FROM fizko_task.chords
       WHERE group_id = ANY(:groups::text[])
       ORDER BY group_id
         FOR UPDATE
      """;

  private static final String KEEP_PARTS =
      """
      INSERT INTO fizko_task.chord_parts (group_id, task_id, index, state, body)
      SELECT * FROM unnest(
             :groups::text[], :ids::text[], :indexes::int[], :states::text[], :bodies::text[])
          ON CONFLICT DO NOTHING
      RETURNING group_id, task_id
      """;

  private static final String COUNT =
      """
      UPDATE fizko_task.chords c
         SET done = n.done
        FROM unnest(:groups::text[], :done::int[]) AS n (group_id, done)
       WHERE c.group_id = n.group_id AND c.done <> n.done
      """;

  private static final String PARTS =
      """
      SELECT task_id, state, body
        FROM fizko_task.chord_parts
       WHERE group_id = :group
       ORDER BY index, counted
      """;

  private static final String FORGET =
      "DELETE FROM fizko_task.chords WHERE group_id = ANY(:groups::text[])";

  private final Handle handle;
  private final ResultJson results;
  private final Map<String, Chord> chords = new HashMap<>();
  private final Set<Part> fresh = new HashSet<>();
  private final Set<String> over = new HashSet<>();

  /** A chord as it stands while endings are taken. */
  private static final class Chord {
    private final int parts;
    private int done;

    private Chord(int parts, int done) {
      this.parts = parts;
      this.done = done;
    }
  }

  private record Part(String group, String task) {}

  private record PartRow(Part part, int index, StoredResult result) {}

  /** Locks the chords that the endings are about, and keeps their parts. */
  ChordCounting(Handle handle, ResultJson results, List<Ending> endings) {
    this.handle = handle;
    this.results = results;
    SortedSet<String> groups = new TreeSet<>();
    for (Ending ending : endings) {
      ending.sequel().parts().forEach(part -> groups.add(part.member().group().value()));
      ending.sequel().completions().forEach(each -> groups.add(each.group().value()));
    }
    if (groups.isEmpty()) {
      return;
    }
    handle
        .createQuery(LOCK)
        .bindArray("groups", String.class, List.copyOf(groups))
        .map(
            (row, context) ->
                chords.put(
                    row.getString("group_id"), new Chord(row.getInt("parts"), row.getInt("done"))))
        .list();
    keepParts(endings);
  }

  private void keepParts(List<Ending> endings) {
    Map<Part, PartRow> rows = new LinkedHashMap<>();
    for (Ending ending : endings) {
      for (ChordPart part : ending.sequel().parts()) {
        PartRow row = row(part, ending);
        if (chords.containsKey(row.part().group())) {
          rows.putIfAbsent(row.part(), row);
        }
      }
    }
    if (rows.isEmpty()) {
      return;
    }
    Collection<PartRow> all = rows.values();
    fresh.addAll(
        handle
            .createQuery(KEEP_PARTS)
            .bindArray("groups", String.class, list(all, row -> row.part().group()))
            .bindArray("ids", String.class, list(all, row -> row.part().task()))
            .bindArray("indexes", Integer.class, list(all, PartRow::index))
            .bindArray("states", String.class, list(all, row -> row.result().state()))
            .bindArray("bodies", String.class, list(all, row -> row.result().body()))
            .map((row, context) -> new Part(row.getString("group_id"), row.getString("task_id")))
            .list());
  }

  private PartRow row(ChordPart part, Ending ending) {
    return new PartRow(
        new Part(part.member().group().value(), part.id().value()),
        part.member().index().orElse(Integer.MAX_VALUE),
        results
            .of(part.id(), part.outcome(), ending.now())
            .orElseThrow(() -> new IllegalArgumentException("a chord part that has not ended")));
  }

  /** Counts the parts of the next ending; gives the chords that wait for their completion. */
  List<CompleteChord> count(Ending ending) {
    List<CompleteChord> complete = new ArrayList<>();
    for (ChordPart part : ending.sequel().parts()) {
      GroupId group = part.member().group();
      Chord chord = chords.get(group.value());
      if (chord == null) {
        continue;
      }
      if (fresh.remove(new Part(group.value(), part.id().value()))) {
        chord.done++;
      }
      if (chord.done >= chord.parts
          && ending.sequel().completions().stream().noneMatch(e -> e.group().equals(group))) {
        complete.add(new CompleteChord(group, parts(group)));
      }
    }
    return complete;
  }

  private List<TaskResult> parts(GroupId group) {
    return handle
        .createQuery(PARTS)
        .bind("group", group.value())
        .map(
            (row, context) ->
                results.read(
                    new StoredResult(
                        row.getString("task_id"), row.getString("state"), row.getString("body"))))
        .list();
  }

  /** Whether the completion counts; the first one of a chord does, and ends it. */
  boolean end(Completion completion) {
    String group = completion.group().value();
    return chords.remove(group) != null && over.add(group);
  }

  /** Writes what was counted. */
  void write() {
    if (!chords.isEmpty()) {
      handle
          .createUpdate(COUNT)
          .bindArray("groups", String.class, list(chords.keySet(), group -> group))
          .bindArray("done", Integer.class, list(chords.values(), chord -> chord.done))
          .execute();
    }
    if (!over.isEmpty()) {
      handle.createUpdate(FORGET).bindArray("groups", String.class, List.copyOf(over)).execute();
    }
  }
}
