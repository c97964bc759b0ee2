package cl.fizko.core.good;

import java.io.PrintWriter;

/** An exception with a name, whose trace goes where its caller wants. */
public final class NamedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Says what happened. */
  public NamedException(String message) {
    super(message);
  }

  /** Writes the trace. */
  public void writeTo(PrintWriter out) {
    printStackTrace(out);
  }
}
