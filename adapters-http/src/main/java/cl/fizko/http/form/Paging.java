package cl.fizko.http.form;

import cl.fizko.http.problem.FieldProblem;
import cl.fizko.http.problem.ProblemException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lists that are read page by page: {@code {"items": […], "next": "…"}}. */
public final class Paging {

  /** How many items a page has at most. */
  public static final Field<Long> LIMIT =
      Field.withDefault("limit", Kind.whole(1, 500), 50L, "How many items at most.");

  /** Where the page begins. */
  public static final Field<Optional<Cursor>> CURSOR =
      Field.optional("cursor", Cursor.KIND, "The next of the page before; none: the first page.");

  private Paging() {}

  /**
   * A page as callers see it.
   *
   * @param next empty on the last one: then it is left out
   */
  public static Map<String, Object> page(List<?> items, Optional<Cursor> next) {
    Map<String, Object> page = new LinkedHashMap<>();
    page.put("items", items);
    next.ifPresent(cursor -> page.put("next", cursor.text()));
    return page;
  }

  /** A list that has one page. */
  public static Map<String, Object> all(List<?> items) {
    return page(items, Optional.empty());
  }

  /** A cursor that this list has not given out: 422. */
  public static ProblemException strangeCursor() {
    return ProblemException.validation(
        List.of(
            new FieldProblem(
                CURSOR.name(), "is none of this list's; expected the next of one of its pages")));
  }
}
