package cl.fizko.redis.task;

import cl.fizko.core.task.Outcome;
import cl.fizko.core.task.TaskId;
import cl.fizko.core.task.canvas.Batch;
import cl.fizko.core.task.canvas.ChordPart;
import cl.fizko.core.task.canvas.ChordStart;
import cl.fizko.core.task.canvas.Completion;
import cl.fizko.core.task.canvas.GroupId;
import cl.fizko.core.task.canvas.Publication;
import cl.fizko.core.task.canvas.Sequel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What follows from an end, as {@code follow.lua} takes it. */
final class FollowUpCommands {

  private final Keys keys;
  private final MessageWriter messages;
  private final ResultWriter results;
  private final List<byte[]> names = new ArrayList<>();
  private final List<byte[]> arguments = new ArrayList<>();

  FollowUpCommands(Keys keys, MessageWriter messages, ResultWriter results) {
    this.keys = keys;
    this.messages = messages;
    this.results = results;
  }

  /** The keys, in order. */
  List<byte[]> keys() {
    return names;
  }

  /** The arguments, in order. */
  List<byte[]> arguments() {
    return arguments;
  }

  /** The parts of chords, and how many there are; they come before all else. */
  void parts(Sequel sequel, Instant now) {
    arguments.add(Bytes.of(sequel.parts().size()));
    for (ChordPart part : sequel.parts()) {
      GroupId group = part.member().group();
      names.add(keys.chordSize(group));
      names.add(keys.chordParts(group));
      names.add(keys.chordExtra(group));
      arguments.add(
          part.member().index().isPresent()
              ? Bytes.of(part.member().index().getAsInt())
              : Bytes.of("+inf"));
      arguments.add(Bytes.of(part.id().value()));
      arguments.add(results.part(part.id(), part.outcome(), now));
      boolean known = sequel.completions().stream().anyMatch(each -> each.group().equals(group));
      arguments.add(Bytes.of(known ? "1" : "0"));
    }
  }

  void sequel(Sequel sequel, Instant now) {
    batch(sequel.batch());
    verdicts(sequel.verdicts(), now);
    for (Completion completion : sequel.completions()) {
      GroupId group = completion.group();
      FollowUpCommands led = new FollowUpCommands(keys, messages, results);
      led.batch(completion.batch());
      led.verdicts(completion.verdicts(), now);
      names.add(keys.chordSize(group));
      names.add(keys.chordParts(group));
      names.add(keys.chordExtra(group));
      names.add(Bytes.of(keys.group(group)));
      arguments.add(Bytes.of("lead"));
      arguments.add(Bytes.of(led.names.size()));
      names.addAll(led.names);
      arguments.addAll(led.arguments);
    }
  }

  void batch(Batch batch) {
    for (ChordStart chord : batch.chords()) {
      add("start", keys.chordSize(chord.group()), Bytes.of(chord.parts()));
    }
    for (Publication each : batch.tasks()) {
      add("push", keys.list(each.queue(), each.task().options().priority()), messages.write(each));
    }
  }

  private void verdicts(Map<TaskId, Outcome> verdicts, Instant now) {
    verdicts.forEach(
        (id, outcome) ->
            results
                .verdict(id, outcome, now)
                .ifPresent(result -> add("keep", Bytes.of(keys.result(id)), result)));
  }

  /** Every operation has one key and one argument. */
  private void add(String operation, byte[] key, byte[] value) {
    names.add(key);
    arguments.add(Bytes.of(operation));
    arguments.add(value);
  }
}
