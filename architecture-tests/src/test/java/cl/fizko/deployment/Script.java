package cl.fizko.deployment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A program to run, in an environment of its own.
 *
 * @param command the program and its first arguments
 * @param environment all variables that it sees, beside a plain PATH
 */
record Script(List<String> command, Map<String, String> environment) {

  static Script of(Path file, Map<String, String> environment) {
    return new Script(List.of(file.toString()), environment);
  }

  /** What came of a run. */
  record Run(long pid, int exit, List<String> out, String err) {}

  Run run(String... arguments) throws IOException, InterruptedException {
    List<String> line = new ArrayList<>(command);
    line.addAll(List.of(arguments));
    Path out = Files.createTempFile("fizko-", ".out");
    Path err = Files.createTempFile("fizko-", ".err");
    try {
      ProcessBuilder builder =
          new ProcessBuilder(line).redirectOutput(out.toFile()).redirectError(err.toFile());
      builder.environment().clear();
      builder.environment().put("PATH", "/usr/bin:/bin");
      builder.environment().putAll(environment);
      Process process = builder.start();
      process.getOutputStream().close();
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError(line + " did not end within 60 s");
      }
      return new Run(
          process.pid(), process.exitValue(), Files.readAllLines(out), Files.readString(err));
    } finally {
      Files.delete(out);
      Files.delete(err);
    }
  }
}
