package cl.fizko.devservers;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** As much of the Redis protocol (RESP2) as it takes to recognise a server and to end it. */
final class RespConnection implements AutoCloseable {

  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;

  private RespConnection(Socket socket) throws IOException {
    this.socket = socket;
    this.in = new BufferedInputStream(socket.getInputStream());
    this.out = socket.getOutputStream();
  }

  /** Connects to 127.0.0.1; every wait takes at most {@code patience}. */
  static RespConnection open(int port, Duration patience) throws IOException {
    Socket socket = new Socket();
    try {
      socket.setSoTimeout(Math.toIntExact(patience.toMillis()));
      socket.connect(PortChoice.address(port), Math.toIntExact(patience.toMillis()));
      return new RespConnection(socket);
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  /**
   * Sends a command and returns the strings of its answer: one for a simple answer, none for a null
   * one, all of them in order for a (nested) array. An error answer is thrown.
   */
  List<String> ask(String... words) throws IOException {
    send(words);
    List<String> answer = new ArrayList<>();
    readInto(answer);
    return answer;
  }

  /** Sends a command that makes the server end, and waits until it has closed the connection. */
  void askToEnd(String... words) throws IOException {
    send(words);
    String objection = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    if (!objection.isEmpty()) {
      throw new IOException("Redis did not end: " + objection.strip());
    }
  }

  private void send(String... words) throws IOException {
    ByteArrayOutputStream command = new ByteArrayOutputStream();
    command.writeBytes(ascii("*" + words.length + "\r\n"));
    for (String word : words) {
      byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
      command.writeBytes(ascii("$" + bytes.length + "\r\n"));
      command.writeBytes(bytes);
      command.writeBytes(ascii("\r\n"));
    }
    command.writeTo(out);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private void readInto(List<String> answer) throws IOException {
    String line = readLine();
    String rest = line.substring(1);
    switch (line.charAt(0)) {
      case '+', ':' -> answer.add(rest);
      case '-' -> throw new IOException("Redis answered: " + rest);
      case '$' -> readBulkInto(answer, number(rest));
      case '*' -> {
        for (int i = number(rest); i > 0; i--) {
          readInto(answer);
        }
      }
      default -> throw new IOException("Not an answer of Redis: " + line);
    }
  }

  private void readBulkInto(List<String> answer, int length) throws IOException {
    if (length >= 0) {
      answer.add(new String(in.readNBytes(length), StandardCharsets.UTF_8));
      in.skipNBytes(2);
    }
  }

  private static int number(String text) throws IOException {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new IOException("Not an answer of Redis: a length of " + text, e);
    }
  }

  private String readLine() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c != '\r'; c = in.read()) {
      if (c < 0) {
        throw new EOFException("The connection ended within an answer");
      }
      line.append((char) c);
    }
    in.skipNBytes(1);
    if (line.isEmpty()) {
      throw new IOException("Not an answer of Redis: an empty line");
    }
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
