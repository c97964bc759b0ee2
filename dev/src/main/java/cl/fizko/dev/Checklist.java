package cl.fizko.dev;

import java.io.PrintWriter;
import java.util.Locale;

/** Goes through checks and prints each with the time it took. */
final class Checklist {

  private final PrintWriter out;

  Checklist(PrintWriter out) {
    this.out = out;
  }

  /** Something that holds, or throws with the reason why it does not. */
  @FunctionalInterface
  interface Check {
    void run() throws Exception;
  }

  /** Whether a check holds. */
  boolean check(String what, Check check) {
    long start = System.nanoTime();
    try {
      check.run();
      print("ok", what, start);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (Exception | AssertionError e) {
      print("FAILED", what, start);
      out.println("        " + e);
      return false;
    }
  }

  private void print(String verdict, String what, long start) {
    out.println(
        String.format(
            Locale.ROOT, "%-7s %-45s %6.2f s", verdict, what, (System.nanoTime() - start) / 1e9));
    out.flush();
  }
}
