package cl.fizko.redis.task;

import cl.fizko.core.task.port.TaskSurveyContract;
import cl.fizko.redis.RedisConnections;
import cl.fizko.redis.TestRedis;
import java.time.InstantSource;
import org.junit.jupiter.api.extension.RegisterExtension;

class RedisTaskSurveyTest extends TaskSurveyContract {

  @RegisterExtension static final TestRedis REDIS = new TestRedis();

  @Override
  protected Fixture fixture(InstantSource clock) {
    RedisConnections connections = REDIS.connect();
    return new Fixture(
        new RedisTaskBroker(connections, clock),
        new RedisTaskQueues(connections),
        new RedisTaskSurvey(connections));
  }
}
