package cl.fizko.redis.task;

import cl.fizko.core.task.port.TaskBrokerContract;
import cl.fizko.redis.RedisConnections;
import cl.fizko.redis.TestRedis;
import java.time.InstantSource;
import org.junit.jupiter.api.extension.RegisterExtension;

class RedisTaskBrokerTest extends TaskBrokerContract {

  @RegisterExtension static final TestRedis REDIS = new TestRedis();

  @Override
  protected Fixture fixture(InstantSource clock) {
    RedisConnections connections = REDIS.connect();
    return new Fixture(
        new RedisTaskBroker(connections, clock),
        new RedisTaskResults(connections),
        new RedisTaskQueues(connections),
        new RedisDeadLetters(connections, clock),
        new RedisRevocations(connections, clock));
  }
}
