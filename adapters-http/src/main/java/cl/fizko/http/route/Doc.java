package cl.fizko.http.route;

import cl.fizko.http.form.Form;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What there is to know of a route for whoever calls it; {@code /openapi.json} is made of it.
 *
 * @param tag the part of the API that it belongs to
 * @param summary what it does, in a sentence; empty: nobody has said
 * @param path what the parameters in its path are, by name; those that are not here are texts
 * @param query what may stand in its query
 * @param body what its body has to hold; empty: it takes none
 * @param bodyExample such a body; empty object if it takes none
 * @param replies what it answers when all is well
 * @param problems the statuses of the problems that are its own; those that any route has are known
 */
public record Doc(
    String tag,
    String summary,
    Map<String, String> path,
    Form query,
    Optional<Form> body,
    Map<String, Object> bodyExample,
    List<Reply> replies,
    SortedSet<Integer> problems) {

  private static final Form EMPTY = Form.of();
  private static final String JSON = "application/json";

  /** What is known of a route of which nobody has said anything. */
  public static final Doc NONE = of("Other", "");

  public static Doc of(String tag, String summary) {
    return new Doc(
        tag, summary, Map.of(), EMPTY, Optional.empty(), Map.of(), List.of(), new TreeSet<>());
  }

  /** With a parameter in its path. */
  public Doc path(String name, String description) {
    Map<String, String> more = new LinkedHashMap<>(path);
    more.put(name, description);
    return new Doc(tag, summary, more, query, body, bodyExample, replies, problems);
  }

  /** With what its query may say. */
  public Doc query(Form form) {
    return new Doc(tag, summary, path, form, body, bodyExample, replies, problems);
  }

  /** With a JSON body. */
  public Doc body(Form form, Map<String, Object> example) {
    return new Doc(tag, summary, path, query, Optional.of(form), example, replies, problems);
  }

  /** With a JSON answer such as the example. */
  public Doc reply(int status, String description, Object example) {
    return reply(new Reply(status, description, Optional.of(example), JSON));
  }

  /** With an answer that has no body. */
  public Doc reply(int status, String description) {
    return reply(new Reply(status, description, Optional.empty(), JSON));
  }

  /** With an answer that is no JSON. */
  public Doc replyOf(String contentType, String description) {
    return reply(new Reply(200, description, Optional.empty(), contentType));
  }

  /** With problems of its own. */
  public Doc problem(Integer... statuses) {
    TreeSet<Integer> more = new TreeSet<>(problems);
    more.addAll(List.of(statuses));
    return new Doc(tag, summary, path, query, body, bodyExample, replies, more);
  }

  private Doc reply(Reply reply) {
    List<Reply> more = new ArrayList<>(replies);
    more.add(reply);
    return new Doc(tag, summary, path, query, body, bodyExample, more, problems);
  }
}
