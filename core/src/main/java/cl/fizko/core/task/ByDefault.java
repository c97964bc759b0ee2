package cl.fizko.core.task;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a component of an arguments record is when a caller does not give it. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface ByDefault {

  /** The value as text: {@code "5"}, {@code "true"}, {@code "2026-11"}. */
  String value();
}
