package cl.fizko.benchmarks;

import io.lettuce.core.RedisClient;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/** What this Redis and its client can do at most: the bare commands, without an engine. */
final class CeilingMeasure {

  static final Row EXECUTE = new Row("ceiling: take and settle", "rate", Unit.PER_SECOND);
  static final Row ALL = new Row("ceiling: send, take and settle", "rate", Unit.PER_SECOND);
  static final Row SHARE = share("of take and settle");
  static final Row SHARE_OF_ALL = share("of send, take and settle");

  private static final int CONNECTIONS = 4;
  private static final int PRELOADED_AT_ONCE = 1_000;

  private final Stage stage;
  private final Findings findings;
  private final double seconds;

  CeilingMeasure(Stage stage, Findings findings, double seconds) {
    this.stage = stage;
    this.findings = findings;
    this.seconds = seconds;
  }

  private static Row share(String ofWhat) {
    return new Row("executed, share of ceiling", ofWhat, Unit.PERCENT);
  }

  void run() {
    String message = message();
    RedisClient client = RedisClient.create(stage.servers().redisUrl());
    List<BareConnection> connections =
        Stream.generate(() -> new BareConnection(client, message)).limit(CONNECTIONS).toList();
    try {
      sendTakeAndSettle(connections, Math.min(3, seconds)); // A warm-up.
      double all = sendTakeAndSettle(connections, seconds);
      double execute = takeAndSettle(connections, (int) (all * seconds));
      if (connections.getFirst().held() > 0) {
        throw new BenchmarkException("the bare commands have not settled what they have taken");
      }
      findings.add(Subject.LETTUCE, Map.of(EXECUTE, execute));
      findings.add(Subject.LETTUCE, Map.of(ALL, all));
    } finally {
      connections.forEach(BareConnection::close);
      client.shutdown();
      stage.clear();
    }
  }

  /** The share that each of our workers reaches, where both are known. */
  void compare() {
    for (Subject subject : List.of(Subject.FIZKO_100, Subject.FIZKO_2)) {
      Row executed = ExecuteMeasure.rate(Load.SMALL);
      findings
          .ratio(executed, subject, EXECUTE, Subject.LETTUCE)
          .ifPresent(ratio -> findings.add(subject, Map.of(SHARE, ratio * 100)));
      findings
          .ratio(executed, subject, ALL, Subject.LETTUCE)
          .ifPresent(ratio -> findings.add(subject, Map.of(SHARE_OF_ALL, ratio * 100)));
    }
  }

  /** One of our own messages, as it lies in the queue. */
  private String message() {
    stage.clear();
    stage.fizko().send(Load.SMALL.fresh());
    return stage.servers().redis().next(FizkoClient.QUEUE.value());
  }

  private double sendTakeAndSettle(List<BareConnection> connections, double time) {
    stage.clear();
    return each(
        connections,
        time,
        connection -> {
          connection.send(connection.batch());
          return connection.takeAndSettle();
        });
  }

  private double takeAndSettle(List<BareConnection> connections, int count) {
    stage.clear();
    for (int sent = 0; sent < count; sent += PRELOADED_AT_ONCE) {
      connections.getFirst().send(PRELOADED_AT_ONCE);
    }
    return each(connections, seconds * 10, BareConnection::takeAndSettle);
  }

  private static double each(
      List<BareConnection> connections, double time, ToLongFunction<BareConnection> step) {
    BlockingQueue<BareConnection> free =
        new ArrayBlockingQueue<>(connections.size(), false, connections);
    return new Senders(connections.size())
        .perSecond(
            () -> {
              BareConnection mine = free.remove();
              try {
                return step.applyAsLong(mine);
              } finally {
                free.add(mine);
              }
            },
            time);
  }
}
