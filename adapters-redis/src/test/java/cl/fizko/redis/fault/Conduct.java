package cl.fizko.redis.fault;

import java.nio.charset.StandardCharsets;

/** What a {@link FaultProxy} does with one command of a client. */
sealed interface Conduct {

  /** Sends it on. */
  record Forward() implements Conduct {}

  /** Breaks the connection; Redis never sees the command. */
  record CutBefore() implements Conduct {}

  /** Breaks the connection once Redis has the command; the client never sees the answer. */
  record CutAfter() implements Conduct {}

  /**
   * Has it answered with an error and not carried out.
   *
   * @param error as Redis words it, without the dash
   */
  record Refuse(String error) implements Conduct {

    /** What Redis is sent instead: so its answer comes in its turn. */
    byte[] substitute() {
      String script = "return {err='" + error + "'}";
      return ("*3\r\n$4\r\nEVAL\r\n$" + script.length() + "\r\n" + script + "\r\n$1\r\n0\r\n")
          .getBytes(StandardCharsets.US_ASCII);
    }
  }
}
