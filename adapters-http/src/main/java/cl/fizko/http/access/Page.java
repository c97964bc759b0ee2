package cl.fizko.http.access;

import cl.fizko.http.form.Field;
import cl.fizko.http.form.Kind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * One page of a list. Of a source that was asked for one more than the page holds, so that a last
 * page is known as such.
 *
 * @param items at most as many as were asked for
 * @param next where the next page begins; empty on the last
 */
record Page<T>(List<T> items, String next) {

  private static final long LONGEST = 500;

  static final Field<Integer> LIMIT =
      Field.withDefault(
          "limit", Kind.whole(1, LONGEST).as(Math::toIntExact), 50, "The most items of a page.");

  /**
   * Cuts a page.
   *
   * @param found one more than the limit if there are so many
   * @param cursor of the last item of a page
   */
  static <T> Page<T> of(List<T> found, int limit, Function<T, String> cursor) {
    boolean more = found.size() > limit;
    List<T> items = more ? found.subList(0, limit) : found;
    return new Page<>(items, more ? cursor.apply(items.getLast()) : "");
  }

  Map<String, Object> shown(Function<T, ?> view) {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("items", items.stream().map(view).toList());
    if (!next.isEmpty()) {
      shown.put("next", next);
    }
    return shown;
  }
}
