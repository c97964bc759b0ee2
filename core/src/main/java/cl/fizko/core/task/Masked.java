package cl.fizko.core.task;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Arguments and results as people may see them: what stands under a name that speaks of a secret
 * prints as {@value #MASK}, at any depth. The value of a masked name is hidden whole, whatever it
 * is; texts under other names are shown as they are.
 */
public final class Masked {

  /** What is shown in a secret's place. */
  public static final String MASK = "***";

  private static final Pattern SECRET =
      Pattern.compile(
          "pass(word|wd|phrase)?|contrase|clave|token|secret|cookie|authorization|credential"
              + "|api_?key|private_?key|access_?key|jwt|session_?id",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern HARMLESS =
      Pattern.compile("(?i)^(max_?)?tokens(_used)?$|^bypass|^compass");

  private Masked() {}

  /**
   * A copy of a JSON value in which nothing secret is left.
   *
   * @param value {@link Map}s, {@link List}s and what they hold
   */
  public static Object of(Object value) {
    return switch (value) {
      case Map<?, ?> map -> object(map);
      case List<?> list -> list(list);
      case null -> Nothing.NOTHING;
      default -> value;
    };
  }

  /** Whether what stands under a name is hidden. */
  public static boolean hides(String name) {
    return SECRET.matcher(name).find() && !HARMLESS.matcher(name).find();
  }

  private static Map<String, Object> object(Map<?, ?> map) {
    Map<String, Object> masked = new LinkedHashMap<>();
    map.forEach(
        (name, value) -> {
          String text = String.valueOf(name);
          masked.put(text, hides(text) ? MASK : of(value));
        });
    return masked;
  }

  private static List<Object> list(List<?> list) {
    List<Object> masked = new ArrayList<>(list.size());
    list.forEach(each -> masked.add(of(each)));
    return masked;
  }
}
