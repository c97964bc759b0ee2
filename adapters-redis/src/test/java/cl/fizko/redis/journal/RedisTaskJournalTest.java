package cl.fizko.redis.journal;

import cl.fizko.core.task.port.TaskJournal;
import cl.fizko.core.task.port.TaskJournalContract;
import cl.fizko.redis.TestRedis;
import org.junit.jupiter.api.extension.RegisterExtension;

class RedisTaskJournalTest extends TaskJournalContract {

  @RegisterExtension static final TestRedis REDIS = new TestRedis();

  @Override
  protected TaskJournal journal(int size) {
    return new RedisTaskJournal(REDIS.connect(), size);
  }
}
