package cl.fizko.http.route;

import java.util.Optional;

/**
 * What a route may answer when all is well.
 *
 * @param status 200 to 399
 * @param description when, or what it holds, in a sentence
 * @param example a body such as it answers: a record or a JSON value, from which its schema is
 *     derived; empty if it has none
 * @param contentType of the body
 */
public record Reply(int status, String description, Optional<Object> example, String contentType) {}
