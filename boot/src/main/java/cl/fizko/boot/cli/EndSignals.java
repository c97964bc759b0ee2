package cl.fizko.boot.cli;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The signals that ask a process to end. The JVM's own way with them, a shutdown hook, does not
 * hear the second one. What does is {@code sun.misc.Signal}: in every JDK, in the supported module
 * {@code jdk.unsupported}, but javac warns of it wherever it is named, and no warning passes our
 * build; so it is called by reflection, here alone.
 */
final class EndSignals {

  private EndSignals() {}

  /**
   * From now on SIGTERM and SIGINT are heard.
   *
   * @param first is run at the first of them
   * @param again is run at each one after it
   */
  static void hear(Runnable first, Runnable again) {
    AtomicBoolean heard = new AtomicBoolean();
    Runnable action = () -> (heard.compareAndSet(false, true) ? first : again).run();
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
      for (String name : List.of("TERM", "INT")) {
        signal
            .getMethod("handle", signal, handler)
            .invoke(null, signal.getConstructor(String.class).newInstance(name), ours);
      }
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("this JVM has no module jdk.unsupported", e);
    }
  }
}
