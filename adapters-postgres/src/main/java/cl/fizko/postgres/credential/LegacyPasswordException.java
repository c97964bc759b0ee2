package cl.fizko.postgres.credential;

/** A password of the old system could not be read; says what is wrong with it. */
public final class LegacyPasswordException extends RuntimeException {

  private final String problem;

  LegacyPasswordException(String problem) {
    super("the password " + problem);
    this.problem = problem;
  }

  /** What is wrong, reading on from "the password"; nothing of the password or its key. */
  public String problem() {
    return problem;
  }
}
