package cl.fizko.redis.journal;

import cl.fizko.core.task.port.TaskLogs;
import cl.fizko.core.task.port.TaskLogsContract;
import cl.fizko.redis.TestRedis;
import org.junit.jupiter.api.extension.RegisterExtension;

class RedisTaskLogsTest extends TaskLogsContract {

  @RegisterExtension static final TestRedis REDIS = new TestRedis();

  @Override
  protected TaskLogs logs() {
    return new RedisTaskLogs(REDIS.connect());
  }
}
