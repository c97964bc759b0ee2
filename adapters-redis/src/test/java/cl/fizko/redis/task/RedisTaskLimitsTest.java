package cl.fizko.redis.task;

import cl.fizko.core.task.port.TaskLimits;
import cl.fizko.core.task.port.TaskLimitsContract;
import cl.fizko.redis.TestRedis;
import java.time.InstantSource;
import org.junit.jupiter.api.extension.RegisterExtension;

class RedisTaskLimitsTest extends TaskLimitsContract {

  @RegisterExtension static final TestRedis REDIS = new TestRedis();

  @Override
  protected TaskLimits limits(InstantSource clock) {
    return new RedisTaskLimits(REDIS.connect(), clock);
  }
}
