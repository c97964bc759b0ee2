package cl.fizko.boot.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.LayoutBase;
import ch.qos.logback.core.util.CachingDateFormatter;

/**
 * A line for people: the level and the message as Celery prints them, then what it is about, as far
 * as there is anything: {@code request_id=… trace_id=… task_id=… task_name=…}.
 */
final class TextLine extends LayoutBase<ILoggingEvent> {

  private static final String SPAN = "span_id";

  private final CachingDateFormatter times = new CachingDateFormatter("yyyy-MM-dd HH:mm:ss.SSS");

  @Override
  public String doLayout(ILoggingEvent event) {
    String logger = event.getLoggerName();
    StringBuilder line = new StringBuilder(256);
    line.append('[').append(times.format(event.getTimeStamp())).append(": ");
    line.append(event.getLevel()).append('/');
    line.append(logger, logger.lastIndexOf('.') + 1, logger.length()).append("] ");
    line.append(Masking.mask(event.getFormattedMessage()));
    LineFields.of(event)
        .forEach(
            (name, value) -> {
              if (!name.equals(SPAN)) {
                line.append(' ').append(name).append('=').append(value);
              }
            });
    line.append('\n');
    IThrowableProxy thrown = event.getThrowableProxy();
    if (thrown != null) {
      line.append(Masking.mask(ThrowableProxyUtil.asString(thrown)));
    }
    return line.toString();
  }
}
