package cl.fizko.boot.cli;

import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The signals that ask a process to end. The JVM's own way with them, a shutdown hook, does not
 * hear the second one. What does is {@code sun.misc.Signal}: in every JDK, in the supported module
 * {@code jdk.unsupported}, but javac warns of it wherever it is named, and no warning passes our
 * build; so it is called by reflection, here alone.
 *
 * <p>SIGQUIT cannot be heard here: the JVM keeps it for its thread dumps and, with {@code -Xrs},
 * leaves it to the system. Our launcher, {@code docker/launcher.sh}, sends SIGUSR1 in its place.
 */
final class EndSignals {

  private EndSignals() {}

  /**
   * From now on SIGTERM, SIGINT and SIGUSR1 are heard.
   *
   * @param first is run at the first of them
   * @param atOnce is run at each SIGUSR1 and at each of the others after the first
   */
  static void hear(Runnable first, Runnable atOnce) {
    AtomicBoolean heard = new AtomicBoolean();
    Runnable end = () -> (heard.compareAndSet(false, true) ? first : atOnce).run();
    Runnable endNow =
        () -> {
          if (heard.compareAndSet(false, true)) {
            first.run();
          }
          atOnce.run();
        };
    Map.of("TERM", end, "INT", end, "USR1", endNow).forEach(EndSignals::handle);
  }

  private static void handle(String name, Runnable action) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      Object ours =
          Proxy.newProxyInstance(
              EndSignals.class.getClassLoader(),
              new Class<?>[] {handler},
              (proxy, method, arguments) -> {
                action.run();
                return null;
              });
      signal
          .getMethod("handle", signal, handler)
          .invoke(null, signal.getConstructor(String.class).newInstance(name), ours);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("this JVM has no module jdk.unsupported", e);
    }
  }
}
