package cl.fizko.redis.control;

import cl.fizko.core.task.BrokerUnavailableException;
import cl.fizko.core.task.Failure;
import cl.fizko.redis.event.PythonRepr;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All that a worker can be asked or told, by name. What fails becomes an answer, too. */
final class Panel {

  private static final Logger log = LoggerFactory.getLogger(Panel.class);
  private static final PythonRepr REPR = new PythonRepr(1_024);

  private final Map<String, Command> commands = new HashMap<>();

  /**
   * @param groups commands by their names
   */
  Panel(List<Map<String, Command>> groups) {
    groups.forEach(commands::putAll);
  }

  Answer run(Broadcast broadcast) {
    String method = broadcast.method();
    Command command = commands.get(method);
    if (command == null) {
      log.warn("Nobody here knows the command {}", REPR.of(method));
      return failed("KeyError", method);
    }
    boolean directed = !(broadcast.audience() instanceof Audience.Everybody);
    try {
      return command.run(new CommandArguments(method, broadcast.arguments(), directed));
    } catch (CommandException e) {
      log.warn("Command {} was not understood: {}", method, e.message());
      return failed(e.type(), e.message());
    } catch (BrokerUnavailableException e) {
      log.warn("Command {} was not done: {}", method, e.getMessage());
      return failed("OperationalError", String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      log.error("Command {} was not done", method, e);
      return failed(e.getClass().getSimpleName(), String.valueOf(e.getMessage()));
    }
  }

  private static Answer failed(String type, String message) {
    return Answer.error(REPR.error(Failure.of(type, "builtins", message)));
  }
}
