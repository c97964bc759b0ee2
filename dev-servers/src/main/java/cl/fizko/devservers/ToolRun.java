package cl.fizko.devservers;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * A small program run to its end.
 *
 * @param output what it printed, errors included
 */
record ToolRun(int exitCode, String output) {

  /** Runs the program in {@code folder}; fails only when it cannot be run at all. */
  static ToolRun of(List<String> command, Path folder) throws IOException {
    return of(command, folder, InputStream.nullInputStream());
  }

  /** The same, with something to read. */
  static ToolRun of(List<String> command, Path folder, InputStream input) throws IOException {
    Process process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    try (OutputStream stdin = process.getOutputStream()) {
      input.transferTo(stdin);
    }
    String output =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    return new ToolRun(process.onExit().join().exitValue(), output);
  }

  boolean failed() {
    return exitCode != 0;
  }
}
