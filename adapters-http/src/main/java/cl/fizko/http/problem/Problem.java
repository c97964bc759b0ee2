package cl.fizko.http.problem;

import io.javalin.http.HttpStatus;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What the caller is told about an error (RFC 9457 §3.1).
 *
 * @param type a URI for the kind of problem; {@code about:blank} when the status says it all
 * @param title the kind in a few words, always the same for a type
 * @param status the HTTP status, 400 to 599
 * @param detail this very problem in a sentence, without inner details
 * @param errors each field that is wrong; empty when it is not about fields
 */
public record Problem(
    String type, String title, int status, String detail, List<FieldProblem> errors) {

  public static final String BLANK = "about:blank";

  public Problem {
    if (status < 400 || status > 599) {
      throw new IllegalArgumentException("status is " + status + "; expected 400 to 599");
    }
    errors = List.copyOf(errors);
  }

  /** A problem that its status says all about. */
  public static Problem of(int status, String detail) {
    return new Problem(BLANK, HttpStatus.forStatus(status).getMessage(), status, detail, List.of());
  }

  /** A request that is well formed, with fields that are wrong: 422. */
  public static Problem validation(List<FieldProblem> errors) {
    return new Problem(
        "urn:fizko:problem:validation",
        "Some fields are wrong",
        422,
        errors.stream()
            .map(error -> error.field() + ": " + error.message())
            .collect(Collectors.joining("; ")),
        errors);
  }

  /** A body that is no JSON: 400. */
  public static Problem malformedJson(String detail) {
    return new Problem(
        "urn:fizko:problem:malformed-json", "The body is not valid JSON", 400, detail, List.of());
  }

  /** The broker does not answer: 503. */
  public static Problem brokerUnavailable() {
    return new Problem(
        "urn:fizko:problem:broker-unavailable",
        "The broker is unavailable",
        503,
        "The broker does not answer, so nothing is known of whether the request had an effect."
            + " Try again.",
        List.of());
  }

  /** The database does not answer: 503. */
  public static Problem databaseUnavailable() {
    return new Problem(
        "urn:fizko:problem:database-unavailable",
        "The database is unavailable",
        503,
        "The database does not answer, so nothing is known of whether the request had an effect."
            + " Try again.",
        List.of());
  }

  /** Whoever knows who may do what does not answer: 503. */
  public static Problem accessUnavailable() {
    return new Problem(
        "urn:fizko:problem:access-unavailable",
        "Who may do this cannot be told",
        503,
        "What knows who may do this does not answer, so nothing was done. Try again.",
        List.of());
  }
}
