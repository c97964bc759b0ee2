package cl.fizko.dev;

import cl.fizko.boot.Fizko;

/** The entry point in a checkout: what production knows, and {@code dev} and {@code demo}. */
public final class FizkoDev {

  private FizkoDev() {}

  public static void main(String[] arguments) {
    System.exit(
        Fizko.commandLine()
            .addSubcommand(new DevCommand())
            .addSubcommand(new DemoCommand())
            .execute(arguments));
  }
}
