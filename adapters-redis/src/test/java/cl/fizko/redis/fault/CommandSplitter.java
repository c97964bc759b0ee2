package cl.fizko.redis.fault;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Cuts what a client sends to Redis into commands. What is no command (TLS) passes as it comes. */
final class CommandSplitter {

  private byte[] rest = {};

  /** The commands that are complete with these bytes; the rest is kept for the next call. */
  List<byte[]> split(byte[] bytes, int length) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(rest);
    all.write(bytes, 0, length);
    byte[] buffer = all.toByteArray();
    List<byte[]> commands = new ArrayList<>();
    int start = 0;
    for (int end = end(buffer, start); end > start; end = end(buffer, start)) {
      commands.add(Arrays.copyOfRange(buffer, start, end));
      start = end;
    }
    rest = Arrays.copyOfRange(buffer, start, buffer.length);
    return commands;
  }

  /** Where the command ends that begins here; the start itself if it is not complete. */
  private static int end(byte[] buffer, int start) {
    if (start == buffer.length) {
      return start;
    }
    if (buffer[start] != '*') {
      return buffer.length;
    }
    int position = afterLine(buffer, start);
    if (position < 0) {
      return start;
    }
    for (int parts = number(buffer, start, position); parts > 0; parts--) {
      int header = position;
      position = afterLine(buffer, header);
      if (position < 0) {
        return start;
      }
      position += number(buffer, header, position) + 2;
      if (position > buffer.length) {
        return start;
      }
    }
    return position;
  }

  private static int afterLine(byte[] buffer, int from) {
    for (int i = from; i + 1 < buffer.length; i++) {
      if (buffer[i] == '\r' && buffer[i + 1] == '\n') {
        return i + 2;
      }
    }
    return -1;
  }

  private static int number(byte[] buffer, int from, int end) {
    return Integer.parseInt(
        new String(buffer, from + 1, end - from - 3, StandardCharsets.US_ASCII));
  }
}
