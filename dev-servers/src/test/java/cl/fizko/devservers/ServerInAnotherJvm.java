package cl.fizko.devservers;

import java.io.IOException;
import java.nio.file.Path;

/** The main class of {@link AnotherJvm}: runs a server until standard input ends. */
final class ServerInAnotherJvm {

  private ServerInAnotherJvm() {}

  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[1]);
    int port =
        switch (arguments[0]) {
          case "redis" -> EmbeddedRedis.start(RedisOptions.keptIn(folder)).port();
          case "postgres" -> EmbeddedPostgresServer.start(PostgresOptions.keptIn(folder)).port();
          default -> throw new IllegalArgumentException(arguments[0]);
        };
    System.out.println(port);
    System.in.transferTo(System.err);
  }
}
