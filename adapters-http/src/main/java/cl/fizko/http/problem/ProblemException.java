package cl.fizko.http.problem;

import java.util.List;
import java.util.Map;

/** Ends a request with a problem. Not an accident: nothing of it is logged. */
public final class ProblemException extends RuntimeException {

  private final transient Problem problem;
  private final transient Map<String, String> headers;

  public ProblemException(Problem problem) {
    this(problem, Map.of());
  }

  /**
   * @param headers of the answer, by name
   */
  public ProblemException(Problem problem, Map<String, String> headers) {
    super(problem.detail(), null, false, false);
    this.problem = problem;
    this.headers = Map.copyOf(headers);
  }

  /** Fields that are wrong; at least one. */
  public static ProblemException validation(List<FieldProblem> errors) {
    return new ProblemException(Problem.validation(errors));
  }

  public Problem problem() {
    return problem;
  }

  public Map<String, String> headers() {
    return headers;
  }
}
