package cl.fizko.redis.task;

import cl.fizko.core.runtime.Batching;
import cl.fizko.core.task.BrokerUnavailableException;
import cl.fizko.core.task.Receipt;
import cl.fizko.core.task.Settlement;
import cl.fizko.core.task.TaskId;
import cl.fizko.redis.LuaScript;
import cl.fizko.redis.RedisCalls;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Ends deliveries that are done and that nothing follows: those that end together in one call. */
final class Finishing {

  private static final int MOST_AT_ONCE = 100;
  private static final int CALLS_AT_ONCE = 1;

  private final LuaScript script =
      LuaScript.of(Finishing.class, "lease.lua", "keep.lua", "settle_done.lua");
  private final Batching<Done, Settlement> batching;
  private final RedisCalls calls;
  private final Keys keys;
  private final Duration resultTtl;

  /** What one call does for one delivery: its tag, where its result goes, and the result. */
  private record Done(List<byte[]> tagKeyAndResult) {}

  Finishing(RedisCalls calls, Keys keys, Duration resultTtl) {
    this.calls = calls;
    this.keys = keys;
    this.resultTtl = resultTtl;
    this.batching =
        new Batching<>(
            this::end,
            failure -> failure instanceof BrokerUnavailableException,
            MOST_AT_ONCE,
            CALLS_AT_ONCE);
  }

  /**
   * @param result {@link Bytes#NONE} for none
   */
  Settlement finish(Receipt receipt, TaskId id, byte[] result) {
    return batching.ask(
        new Done(List.of(Bytes.of(receipt.value()), Bytes.of(keys.result(id)), result)));
  }

  private List<Settlement> end(List<Done> all) {
    byte[][] names = new byte[all.size()][];
    List<byte[]> arguments = new ArrayList<>(1 + 2 * all.size());
    arguments.add(Bytes.of(resultTtl.toSeconds()));
    for (int i = 0; i < names.length; i++) {
      List<byte[]> done = all.get(i).tagKeyAndResult();
      arguments.add(done.get(0));
      names[i] = done.get(1);
      arguments.add(done.get(2));
    }
    return script.list(calls, keys.held(names), arguments.toArray(new byte[0][])).stream()
        .map(answer -> (Long) answer == 1 ? Settlement.SETTLED : Settlement.LEASE_LOST)
        .toList();
  }
}
