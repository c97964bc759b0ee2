package cl.fizko.deployment;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** A program that runs while a test reads what it says and sends it signals. */
final class RunningScript implements AutoCloseable {

  /** Whoever runs the tests in the background has made them, and all they start, deaf to SIGINT. */
  private static final List<String> HEEDFUL =
      List.of("/usr/bin/env", "--default-signal=INT,QUIT,HUP,TERM,USR1");

  private final Process process;
  private final BufferedReader output;
  private final List<String> said = new ArrayList<>();

  /**
   * @param environment all variables that it sees, beside a plain PATH
   */
  RunningScript(List<String> command, Map<String, String> environment) throws IOException {
    List<String> heedful = new ArrayList<>(HEEDFUL);
    heedful.addAll(command);
    ProcessBuilder builder = new ProcessBuilder(heedful).redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().put("PATH", "/usr/bin:/bin");
    builder.environment().putAll(environment);
    process = builder.start();
    output = process.inputReader(UTF_8);
  }

  /** Reads on until it says something; whether it does before it ends. */
  boolean says(String part) throws IOException {
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      said.add(line);
      if (line.contains(part)) {
        return true;
      }
    }
    return false;
  }

  /** The processes that it has started and that still run. */
  List<Long> children() {
    return process.children().map(ProcessHandle::pid).collect(Collectors.toList());
  }

  /** Sends it a signal, for example QUIT. */
  void signal(String name) throws IOException, InterruptedException {
    Script.of(Path.of("/bin/sh"), Map.of()).run("-c", "kill -s " + name + " " + process.pid());
  }

  /** Reads to its end. */
  int exitCode() throws IOException, InterruptedException {
    output.lines().forEach(said::add);
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      throw new AssertionError("does not end:\n" + String.join("\n", said));
    }
    return process.exitValue();
  }

  /** The lines that were read so far. */
  List<String> said() {
    return List.copyOf(said);
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}
