package cl.fizko.devservers;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * Everything needed to start a server program.
 *
 * @param name for messages
 * @param port the port of 127.0.0.1 on which {@code command} makes it listen
 * @param folder its working directory
 * @param readySign part of the line it prints once it accepts connections
 * @param stop asks it to end in good order; may return before it has ended
 */
record Launch(
    String name,
    List<String> command,
    int port,
    Path folder,
    String readySign,
    Consumer<ProcessHandle> stop) {

  Launch {
    command = List.copyOf(command);
  }
}
