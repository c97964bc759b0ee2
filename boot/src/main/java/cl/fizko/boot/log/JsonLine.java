package cl.fizko.boot.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.LayoutBase;
import java.util.HexFormat;

/**
 * A line for machines: one JSON object with {@code time} (ISO 8601, UTC), {@code level}, {@code
 * logger}, {@code message}, the {@linkplain LineFields fields} of the line and, if something was
 * thrown, {@code error} and {@code stack}. Written by hand: no role loads a JSON library for its
 * log.
 */
final class JsonLine extends LayoutBase<ILoggingEvent> {

  @Override
  public String doLayout(ILoggingEvent event) {
    StringBuilder line = new StringBuilder(512);
    line.append("{\"time\":\"").append(event.getInstant()).append('"');
    field(line, "level", event.getLevel().toString());
    field(line, "logger", event.getLoggerName());
    field(line, "message", Masking.mask(event.getFormattedMessage()));
    LineFields.of(event).forEach((name, value) -> field(line, name, value));
    IThrowableProxy thrown = event.getThrowableProxy();
    if (thrown != null) {
      field(line, "error", Masking.mask(thrown.getClassName() + ": " + thrown.getMessage()));
      field(line, "stack", Masking.mask(ThrowableProxyUtil.asString(thrown)));
    }
    return line.append("}\n").toString();
  }

  private static void field(StringBuilder line, String name, Object value) {
    line.append(',');
    text(line, name);
    line.append(':');
    if (value instanceof Integer || value instanceof Long || value instanceof Boolean) {
      line.append(value);
    } else {
      text(line, value.toString());
    }
  }

  /** A JSON string (RFC 8259 §7), without what some readers take for the end of a line. */
  private static void text(StringBuilder line, String text) {
    line.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"', '\\' -> line.append('\\').append(c);
        case '\n' -> line.append("\\n");
        case '\r' -> line.append("\\r");
        case '\t' -> line.append("\\t");
        default -> {
          if (c < ' ' || c == '\u2028' || c == '\u2029') {
            line.append("\\u").append(HexFormat.of().toHexDigits(c));
          } else {
            line.append(c);
          }
        }
      }
    }
    line.append('"');
  }
}
