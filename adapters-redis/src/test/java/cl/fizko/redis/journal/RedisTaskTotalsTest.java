package cl.fizko.redis.journal;

import cl.fizko.core.task.port.TaskTotals;
import cl.fizko.core.task.port.TaskTotalsContract;
import cl.fizko.redis.TestRedis;
import org.junit.jupiter.api.extension.RegisterExtension;

class RedisTaskTotalsTest extends TaskTotalsContract {

  @RegisterExtension static final TestRedis REDIS = new TestRedis();

  @Override
  protected TaskTotals totals() {
    return new RedisTaskTotals(REDIS.connect());
  }
}
