package cl.fizko.redis.journal;

import cl.fizko.core.runtime.Deadline;
import cl.fizko.core.task.TaskId;
import cl.fizko.core.task.journal.JournalEntry;
import cl.fizko.core.task.journal.JournalFilter;
import cl.fizko.core.task.journal.JournalPage;
import cl.fizko.core.task.port.TaskJournal;
import cl.fizko.redis.LuaScript;
import cl.fizko.redis.RedisCalls;
import cl.fizko.redis.RedisConnections;
import cl.fizko.redis.task.Bytes;
import cl.fizko.redis.task.Keys;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * {@link TaskJournal} in Redis: the stream {@code fizko.journal}, of which each element holds some
 * entries, a line each. Redis looks for texts in them, a few thousand entries at a time, so that
 * nobody waits for it; what it finds is looked at once more here.
 */
public final class RedisTaskJournal implements TaskJournal {

  private static final int ENTRIES_IN_A_BATCH = 200;
  private static final int LOOKED_AT_AT_ONCE = 2_000;
  private static final int LONGEST_TIMELINE = 200;
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private final LuaScript write = LuaScript.of(RedisTaskJournal.class, "write.lua");
  private final LuaScript search = LuaScript.of(RedisTaskJournal.class, "search.lua");
  private final RedisCalls calls;
  private final byte[] journal;
  private final byte[] count;
  private final int size;

  /**
   * @param size about so many entries are kept; 0: none
   */
  public RedisTaskJournal(RedisConnections connections, int size) {
    Keys keys = Keys.of(connections.settings());
    this.calls = new RedisCalls(connections);
    this.journal = keys.own("journal");
    this.count = keys.own("journal.count");
    this.size = size;
  }

  @Override
  public void write(Collection<JournalEntry> entries) {
    if (size == 0 || entries.isEmpty()) {
      return;
    }
    List<byte[]> arguments = new ArrayList<>();
    arguments.add(Bytes.of(Integer.toString(size)));
    StringBuilder lines = new StringBuilder();
    int batched = 0;
    for (JournalEntry entry : entries) {
      EntryLine.write(entry, lines);
      lines.append('\n');
      if (++batched == ENTRIES_IN_A_BATCH) {
        add(arguments, batched, lines);
        batched = 0;
      }
    }
    if (batched > 0) {
      add(arguments, batched, lines);
    }
    write.number(calls, new byte[][] {journal, count}, arguments.toArray(new byte[0][]));
  }

  private static void add(List<byte[]> arguments, int entries, StringBuilder lines) {
    arguments.add(Bytes.of(Integer.toString(entries)));
    arguments.add(Bytes.of(lines.toString()));
    lines.setLength(0);
  }

  @Override
  public JournalPage search(JournalFilter filter, Optional<String> after, int max) {
    Cursor from = after.map(Cursor::parse).orElse(Cursor.NEWEST);
    return search(Needles.of(filter), filter::matches, from, max);
  }

  @Override
  public List<JournalEntry> timeline(TaskId id) {
    return search(Needles.of(id), entry -> entry.task().equals(id), Cursor.NEWEST, LONGEST_TIMELINE)
        .entries()
        .reversed();
  }

  private JournalPage search(Needles needles, Predicate<JournalEntry> meant, Cursor from, int max) {
    Deadline deadline = Deadline.in(PATIENCE);
    List<JournalEntry> found = new ArrayList<>();
    Cursor next = from;
    while (true) {
      List<Object> answer = look(needles, next.batch(), max + 1);
      String following = Bytes.text((byte[]) answer.getFirst());
      for (Line line : Line.newestFirst(answer.subList(1, answer.size()))) {
        if (next.isAfter(line.batch(), line.index())) {
          JournalEntry entry = EntryLine.read(line.text());
          if (meant.test(entry)) {
            if (found.size() == max) {
              return new JournalPage(found, Optional.of(next.text()));
            }
            found.add(entry);
          }
          next = new Cursor(line.batch(), line.index());
        }
      }
      if (following.isEmpty()) {
        return new JournalPage(found, Optional.empty());
      }
      next = new Cursor(following, Integer.MAX_VALUE);
      if (found.size() == max || deadline.isOver()) {
        return new JournalPage(found, Optional.of(next.text()));
      }
    }
  }

  private List<Object> look(Needles needles, String from, int enough) {
    List<byte[]> arguments = new ArrayList<>();
    arguments.add(Bytes.of(from));
    arguments.add(Bytes.of(Integer.toString(enough)));
    arguments.add(Bytes.of(Integer.toString(LOOKED_AT_AT_ONCE)));
    arguments.add(Bytes.of(needles.lowered()));
    needles.exact().forEach(needle -> arguments.add(Bytes.of(needle)));
    return search.list(calls, new byte[][] {journal}, arguments.toArray(new byte[0][]));
  }
}
