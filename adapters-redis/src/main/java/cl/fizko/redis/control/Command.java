package cl.fizko.redis.control;

/** One thing that a worker can be asked or told. */
@FunctionalInterface
interface Command {

  /**
   * Does it.
   *
   * @throws CommandException if it cannot be done as it was given
   */
  Answer run(CommandArguments arguments) throws CommandException;
}
