package cl.fizko.postgres.task;

import static cl.fizko.postgres.task.Statements.list;

import cl.fizko.core.runtime.Pause;
import cl.fizko.core.task.BrokerUnavailableException;
import cl.fizko.core.task.TaskId;
import cl.fizko.core.task.WorkerId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notes on the leases of tasks that they have started: all together and a moment later, when most
 * have ended and nothing is to be written. Whoever asks in this process sees them at once.
 */
final class StartNotes {

  private static final Logger log = LoggerFactory.getLogger(StartNotes.class);
  private static final Duration A_MOMENT = Duration.ofMillis(100);

  private static final String NOTE =
      """
      UPDATE fizko_task.tasks
         SET started = true
       WHERE id = ANY (ARRAY(
             SELECT id
               FROM fizko_task.tasks
              WHERE task_id = ANY(:ids::text[]) AND worker = ANY(:workers::text[])
                AND worker IS NOT NULL AND NOT started
              ORDER BY id
                FOR UPDATE))
      """;

  private final DatabaseCalls calls;
  private final ConcurrentLinkedQueue<Note> waiting = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean soon = new AtomicBoolean();
  private final ReentrantLock writing = new ReentrantLock();
  private final Pause pause = new Pause();

  private record Note(TaskId task, WorkerId worker) {}

  StartNotes(DatabaseCalls calls) {
    this.calls = calls;
  }

  void add(TaskId task, WorkerId worker) {
    waiting.add(new Note(task, worker));
    if (soon.compareAndSet(false, true)) {
      Thread.ofVirtual().name("fizko-postgres-notes").start(this::writeInAMoment);
    }
  }

  private void writeInAMoment() {
    pause.goOnAfter(A_MOMENT);
    soon.set(false);
    try {
      writeNow();
    } catch (BrokerUnavailableException e) {
      log.atDebug().setCause(e).log("Who has started was not noted");
    }
  }

  /** Writes all that waits; returns once it is there to see. */
  void writeNow() {
    writing.lock();
    try {
      List<Note> notes = new ArrayList<>();
      for (Note note = waiting.poll(); note != null; note = waiting.poll()) {
        notes.add(note);
      }
      if (!notes.isEmpty()) {
        calls.with(
            handle ->
                Statements.neverPrepared(handle.createUpdate(NOTE))
                    .bindArray("ids", String.class, list(notes, note -> note.task().value()))
                    .bindArray("workers", String.class, workers(notes))
                    .execute());
      }
    } finally {
      writing.unlock();
    }
  }

  private static List<String> workers(List<Note> notes) {
    return notes.stream().map(note -> note.worker().value()).distinct().toList();
  }
}
