package cl.fizko.redis;

import cl.fizko.core.task.BrokerUnavailableException;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisException;
import io.lettuce.core.api.async.RedisAsyncCommands;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;

/**
 * Makes calls on the shared connection and waits for their answers. An interrupt does not end the
 * wait, so that what was done is never thought undone; Lettuce's exceptions come out as {@link
 * BrokerUnavailableException}.
 */
public final class RedisCalls {

  private final RedisConnections connections;

  public RedisCalls(RedisConnections connections) {
    this.connections = connections;
  }

  /** Sends what the function sends and waits for the answer. */
  public <T> T call(
      Function<RedisAsyncCommands<byte[], byte[]>, ? extends CompletionStage<T>> command) {
    return wait(send(command));
  }

  /** Sends without waiting for the answer; commands of one thread arrive in the order sent. */
  public <S> S send(Function<RedisAsyncCommands<byte[], byte[]>, S> command) {
    try {
      return command.apply(connections.commands().async());
    } catch (RedisException | IllegalStateException | RejectedExecutionException e) {
      // The last two are what the driver says when it has been shut down meanwhile.
      throw unavailable(e);
    }
  }

  /** Waits for an answer. */
  public <T> T wait(CompletionStage<T> answer) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return answer.toCompletableFuture().get();
        } catch (InterruptedException e) {
          interrupted = true;
        } catch (ExecutionException | CancellationException e) {
          throw unavailable(e.getCause() == null ? e : e.getCause());
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private BrokerUnavailableException unavailable(Throwable cause) {
    if (isFromReplica(cause)) {
      connections.drop();
    }
    String what =
        cause instanceof RedisCommandExecutionException
            ? " refused a command: " + cause.getMessage()
            : " does not answer: " + cause.getMessage();
    return new BrokerUnavailableException(connections.settings().url() + what, cause);
  }

  /**
   * A script wraps what its commands were answered, so the class of the exception does not tell.
   */
  private static boolean isFromReplica(Throwable cause) {
    return cause instanceof RedisCommandExecutionException
        && String.valueOf(cause.getMessage()).contains("READONLY");
  }
}
