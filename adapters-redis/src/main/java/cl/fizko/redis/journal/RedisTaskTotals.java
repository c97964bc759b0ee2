package cl.fizko.redis.journal;

import cl.fizko.core.task.journal.Totals;
import cl.fizko.core.task.port.TaskTotals;
import cl.fizko.redis.LuaScript;
import cl.fizko.redis.RedisCalls;
import cl.fizko.redis.RedisConnections;
import cl.fizko.redis.task.Bytes;
import cl.fizko.redis.task.Keys;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** {@link TaskTotals} in the hash {@code fizko.totals}: each number under its place. */
public final class RedisTaskTotals implements TaskTotals {

  private final LuaScript add = LuaScript.of(RedisTaskTotals.class, "add.lua");
  private final RedisCalls calls;
  private final byte[] key;

  public RedisTaskTotals(RedisConnections connections) {
    this.calls = new RedisCalls(connections);
    this.key = Keys.of(connections.settings()).own("totals");
  }

  @Override
  public void add(Totals more) {
    List<byte[]> arguments = new ArrayList<>();
    for (int i = 0; i < Totals.SIZE; i++) {
      long number = more.numbers().get(i);
      if (number != 0) {
        arguments.add(Bytes.of(Integer.toString(i)));
        arguments.add(Bytes.of(Long.toString(number)));
      }
    }
    if (!arguments.isEmpty()) {
      add.number(calls, new byte[][] {key}, arguments.toArray(new byte[0][]));
    }
  }

  @Override
  public Totals read() {
    List<Long> numbers = new ArrayList<>(Collections.nCopies(Totals.SIZE, 0L));
    calls
        .call(redis -> redis.hgetall(key))
        .forEach(
            (field, value) -> {
              int place = Integer.parseInt(Bytes.text(field));
              if (place < Totals.SIZE) {
                numbers.set(place, Long.valueOf(Bytes.text(value)));
              }
            });
    return new Totals(numbers);
  }
}
