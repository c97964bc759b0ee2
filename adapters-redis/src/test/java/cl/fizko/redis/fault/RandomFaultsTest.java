package cl.fizko.redis.fault;

import static org.assertj.core.api.Assertions.assertThat;

import cl.fizko.redis.TestRedis;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Many schedules of faults, several at a time. {@code -Dfizko.fault.schedules} says how many,
 * {@code -Dfizko.fault.seed} which; a failure names the seed of its schedule, which then comes
 * first.
 */
@Timeout(300)
class RandomFaultsTest {

  @RegisterExtension static final TestRedis REDIS = new TestRedis();

  private static final Logger log = LoggerFactory.getLogger(RandomFaultsTest.class);
  private static final int AT_A_TIME = 24;

  private final int schedules = Integer.getInteger("fizko.fault.schedules", 200);
  private final long seed = Long.getLong("fizko.fault.seed", new Random().nextInt(1 << 30));

  @Test
  void nothingIsLostAndNothingIsAcknowledgedTwice() throws Exception {
    REDIS.connect();
    log.warn("{} schedules of faults, -Dfizko.fault.seed={}", schedules, seed);
    List<String> failures = new ArrayList<>();
    FaultSchedule.Report all = new FaultSchedule.Report(0, 0, 0, 0, 0);
    try (ExecutorService pool = Executors.newFixedThreadPool(AT_A_TIME)) {
      List<Future<FaultSchedule.Report>> running = new ArrayList<>();
      for (int i = 0; i < schedules; i++) {
        FaultSchedule schedule = new FaultSchedule(seed + i, REDIS.url(), REDIS.address());
        running.add(pool.submit(schedule::run));
      }
      for (int i = 0; i < schedules; i++) {
        try {
          all = all.plus(running.get(i).get());
        } catch (ExecutionException e) {
          log.error("The schedule of seed {} failed", seed + i, e.getCause());
          failures.add("-Dfizko.fault.seed=" + (seed + i) + ": " + e.getCause());
        }
      }
    }
    log.warn("{}", all);
    assertThat(failures).isEmpty();
  }
}
