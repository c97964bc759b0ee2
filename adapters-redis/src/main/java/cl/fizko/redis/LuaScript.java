package cl.fizko.redis;

import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.ScriptOutputType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/**
 * A script that runs inside Redis, atomically. Sent by its hash; by its text where Redis lacks it.
 */
public final class LuaScript {

  private final byte[] text;
  private final String hash;

  private LuaScript(byte[] text) {
    this.text = text;
    this.hash = sha1(text);
  }

  /** Puts resources that stand beside a class together to one script. */
  public static LuaScript of(Class<?> beside, String... resources) {
    StringBuilder text = new StringBuilder();
    for (String resource : resources) {
      try (InputStream in = beside.getResourceAsStream(resource)) {
        if (in == null) {
          throw new IllegalStateException("no script " + resource + " beside " + beside.getName());
        }
        text.append(new String(in.readAllBytes(), StandardCharsets.UTF_8)).append('\n');
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return new LuaScript(text.toString().getBytes(StandardCharsets.UTF_8));
  }

  /** Runs the script and waits for the number that it answers. */
  public long number(RedisCalls calls, byte[][] keys, byte[]... arguments) {
    return calls.wait(this.<Long>send(calls, ScriptOutputType.INTEGER, keys, arguments));
  }

  /** Sends the script, whose answer is a number, and does not wait for it. */
  public CompletionStage<Long> ask(RedisCalls calls, byte[][] keys, byte[]... arguments) {
    return send(calls, ScriptOutputType.INTEGER, keys, arguments);
  }

  /** Runs the script and waits for the text that it answers. */
  public byte[] value(RedisCalls calls, byte[][] keys, byte[]... arguments) {
    return calls.wait(this.<byte[]>send(calls, ScriptOutputType.VALUE, keys, arguments));
  }

  /** Runs the script and waits for the list that it answers: byte arrays and longs. */
  public List<Object> list(RedisCalls calls, byte[][] keys, byte[]... arguments) {
    return calls.wait(this.<List<Object>>send(calls, ScriptOutputType.MULTI, keys, arguments));
  }

  private <T> CompletionStage<T> send(
      RedisCalls calls, ScriptOutputType type, byte[][] keys, byte[][] arguments) {
    CompletionStage<T> first = calls.send(redis -> redis.<T>evalsha(hash, type, keys, arguments));
    return first
        .handle(
            (answer, failure) -> {
              if (failure == null) {
                return CompletableFuture.completedStage(answer);
              }
              Throwable cause =
                  failure instanceof CompletionException && failure.getCause() != null
                      ? failure.getCause()
                      : failure;
              if (cause instanceof RedisNoScriptException) {
                return calls.send(redis -> redis.<T>eval(text, type, keys, arguments));
              }
              return CompletableFuture.<T>failedStage(cause);
            })
        .thenCompose(stage -> stage);
  }

  private static String sha1(byte[] text) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(text));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-1", e);
    }
  }
}
