package cl.fizko.devservers;

import java.nio.file.Path;

/** Where a server keeps its data, and for how long. */
public sealed interface DataFolder {

  /** A new, empty folder among the temporary files, deleted when the server is closed. */
  record Temporary() implements DataFolder {}

  /**
   * A folder that outlives the server: the next server started on it finds the data.
   *
   * @param folder created when missing; for one server at a time, and for one kind of server
   */
  record Kept(Path folder) implements DataFolder {}
}
