package cl.fizko.redis.event;

import cl.fizko.core.task.Failure;
import cl.fizko.core.task.Nothing;
import java.math.BigDecimal;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * JSON values as Python's {@code repr} shows them, which is what people read in Celery's monitors.
 */
public final class PythonRepr {

  private final int longest;

  /**
   * @param longest more characters than this are cut off and replaced by three dots
   */
  public PythonRepr(int longest) {
    this.longest = longest;
  }

  /** A value. */
  public String of(@Nullable Object value) {
    StringBuilder text = new StringBuilder();
    value(text, value);
    return cut(text);
  }

  /** A list as a tuple, the form in which Python has the arguments of a call. */
  public String tuple(List<?> values) {
    StringBuilder text = new StringBuilder("(");
    values(text, values.iterator());
    text.append(values.size() == 1 ? ",)" : ")");
    return cut(text);
  }

  /** An error: its type, called with its message. */
  public String error(Failure failure) {
    StringBuilder text = new StringBuilder(failure.type()).append('(');
    values(text, failure.constructorArguments().iterator());
    return cut(text.append(')'));
  }

  private String cut(StringBuilder text) {
    if (isLong(text)) {
      text.setLength(Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest);
      text.append("...");
    }
    return text.toString();
  }

  private boolean isLong(StringBuilder text) {
    return text.length() > longest;
  }

  private void value(StringBuilder text, @Nullable Object value) {
    switch (value) {
      case null -> text.append("None");
      case Nothing nothing -> text.append("None");
      case Boolean flag -> text.append(flag ? "True" : "False");
      case Double number -> text.append(real(number));
      case Float number -> text.append(real(number.doubleValue()));
      case BigDecimal number -> text.append(real(number.doubleValue()));
      case List<?> list -> {
        text.append('[');
        values(text, list.iterator());
        text.append(']');
      }
      case Map<?, ?> map -> entries(text, map);
      case CharSequence string -> string(text, string.toString());
      default -> text.append(value);
    }
  }

  private void values(StringBuilder text, Iterator<?> values) {
    while (values.hasNext() && !isLong(text)) {
      value(text, values.next());
      if (values.hasNext()) {
        text.append(", ");
      }
    }
  }

  private void entries(StringBuilder text, Map<?, ?> map) {
    text.append('{');
    String separator = "";
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      if (isLong(text)) {
        return;
      }
      text.append(separator);
      value(text, entry.getKey());
      text.append(": ");
      value(text, entry.getValue());
      separator = ", ";
    }
    text.append('}');
  }

  /** The shortest digits that mean this number, with an exponent below 1e-4 and from 1e16 on. */
  private static String real(double number) {
    if (Double.isNaN(number)) {
      return "nan";
    }
    if (Double.isInfinite(number)) {
      return number > 0 ? "inf" : "-inf";
    }
    if (number == 0) {
      return Double.toString(number);
    }
    BigDecimal exact = new BigDecimal(Double.toString(number)).stripTrailingZeros();
    int exponent = exact.precision() - exact.scale() - 1;
    if (exponent >= -4 && exponent < 16) {
      return exact.setScale(Math.max(1, exact.scale())).toPlainString();
    }
    String mantissa = exact.movePointLeft(exponent).stripTrailingZeros().toPlainString();
    String digits = Math.abs(exponent) < 10 ? "0" + Math.abs(exponent) : "" + Math.abs(exponent);
    return mantissa + (exponent < 0 ? "e-" : "e+") + digits;
  }

  private void string(StringBuilder text, String string) {
    char quote = string.contains("'") && !string.contains("\"") ? '"' : '\'';
    text.append(quote);
    for (int i = 0; i < string.length() && !isLong(text); ) {
      int point = string.codePointAt(i);
      i += Character.charCount(point);
      character(text, point, quote);
    }
    text.append(quote);
  }

  private static void character(StringBuilder text, int point, char quote) {
    if (point == quote || point == '\\') {
      text.append('\\').append((char) point);
    } else if (point == '\n') {
      text.append("\\n");
    } else if (point == '\r') {
      text.append("\\r");
    } else if (point == '\t') {
      text.append("\\t");
    } else if (isPrintable(point)) {
      text.appendCodePoint(point);
    } else if (point <= 0xff) {
      text.append(String.format("\\x%02x", point));
    } else {
      text.append(String.format(point <= 0xffff ? "\\u%04x" : "\\U%08x", point));
    }
  }

  private static boolean isPrintable(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      case Character.SPACE_SEPARATOR -> point == ' ';
      default -> true;
    };
  }
}
