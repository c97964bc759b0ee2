package cl.fizko.http.problem;

/**
 * What is wrong with one field of a request.
 *
 * @param field its place, with dots between the levels: {@code params.months}
 * @param message what is wrong and what would be right
 */
public record FieldProblem(String field, String message) {}
