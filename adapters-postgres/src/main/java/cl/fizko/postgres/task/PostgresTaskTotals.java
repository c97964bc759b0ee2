package cl.fizko.postgres.task;

import cl.fizko.core.task.journal.Totals;
import cl.fizko.core.task.port.TaskTotals;
import cl.fizko.postgres.PostgresDatabase;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/** {@link TaskTotals} in {@code fizko_task.totals}: each number under its place. */
public final class PostgresTaskTotals implements TaskTotals {

  /** In the order of their places, so that no two transactions wait for each other. */
  private static final String ADD =
      """
      INSERT INTO fizko_task.totals AS t (place, number)
      SELECT more.place, more.number
        FROM unnest(:places::int[], :numbers::bigint[]) AS more (place, number)
       ORDER BY more.place
          ON CONFLICT (place) DO UPDATE SET number = t.number + excluded.number
      """;

  private static final String READ = "SELECT place, number FROM fizko_task.totals";

  private final DatabaseCalls calls;

  /** Does no I/O. */
  public PostgresTaskTotals(PostgresDatabase database) {
    this.calls = new DatabaseCalls(database);
  }

  @Override
  public void add(Totals more) {
    List<Integer> places =
        IntStream.range(0, Totals.SIZE)
            .filter(place -> more.numbers().get(place) != 0)
            .boxed()
            .toList();
    if (!places.isEmpty()) {
      calls.with(
          handle ->
              handle
                  .createUpdate(ADD)
                  .bindArray("places", Integer.class, places)
                  .bindArray("numbers", Long.class, Statements.list(places, more.numbers()::get))
                  .execute());
    }
  }

  @Override
  public Totals read() {
    List<Long> numbers = new ArrayList<>(Collections.nCopies(Totals.SIZE, 0L));
    calls.with(
        handle ->
            handle
                .createQuery(READ)
                .map(
                    (row, context) ->
                        row.getInt("place") < Totals.SIZE
                            ? numbers.set(row.getInt("place"), row.getLong("number"))
                            : 0L)
                .list());
    return new Totals(numbers);
  }
}
