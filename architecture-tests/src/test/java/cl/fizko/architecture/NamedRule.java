package cl.fizko.architecture;

import com.tngtech.archunit.lang.ArchRule;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * A rule with the name of the constant that holds it.
 *
 * @param name the sentence in capitals
 */
record NamedRule(String name, ArchRule rule) {

  /** All rules that there are. */
  static List<NamedRule> all() {
    return Stream.of(LayerRules.class, PortRules.class, HabitRules.class)
        .flatMap(type -> Arrays.stream(type.getDeclaredFields()))
        .filter(field -> field.getType() == ArchRule.class)
        .map(NamedRule::of)
        .toList();
  }

  private static NamedRule of(Field field) {
    try {
      return new NamedRule(field.getName(), (ArchRule) field.get(null));
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
