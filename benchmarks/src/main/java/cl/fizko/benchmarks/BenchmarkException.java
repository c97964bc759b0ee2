package cl.fizko.benchmarks;

/** A measure cannot be made; the message says why. */
public final class BenchmarkException extends RuntimeException {

  public BenchmarkException(String message) {
    super(message);
  }

  public BenchmarkException(String message, Throwable cause) {
    super(message, cause);
  }
}
