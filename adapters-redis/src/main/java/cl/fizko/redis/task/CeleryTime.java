package cl.fizko.redis.task;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;

/**
 * Times as Celery writes and reads them (celery-wire §3): exactly six fractional digits and an
 * offset with a colon when written; when read any number of digits, and UTC where no offset stands.
 */
public final class CeleryTime {

  private static final DateTimeFormatter WRITTEN =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS+00:00").withZone(ZoneOffset.UTC);

  private static final DateTimeFormatter READ =
      new DateTimeFormatterBuilder()
          .parseCaseInsensitive()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .appendLiteral('T')
          .append(DateTimeFormatter.ISO_LOCAL_TIME)
          .optionalStart()
          .appendOffset("+HH:MM:ss", "Z")
          .optionalEnd()
          .optionalStart()
          .appendOffset("+HHMM", "Z")
          .optionalEnd()
          .toFormatter();

  private CeleryTime() {}

  /** A time as Celery writes it, in UTC. */
  public static String write(Instant instant) {
    return WRITTEN.format(instant.truncatedTo(ChronoUnit.MICROS));
  }

  /**
   * @throws MessageFormatException if the text is no time
   */
  static Instant read(String field, String text) throws MessageFormatException {
    try {
      return READ.parseBest(
                  text.strip().replaceFirst("^(\\d{4}-\\d{2}-\\d{2}) ", "$1T"),
                  OffsetDateTime::from,
                  LocalDateTime::from)
              instanceof OffsetDateTime time
          ? time.toInstant()
          : LocalDateTime.parse(text.strip().replace(' ', 'T')).toInstant(ZoneOffset.UTC);
    } catch (DateTimeParseException e) {
      throw new MessageFormatException(
          field + " is '" + text + "'; expected a time such as 2026-11-23T10:10:50.786856-03:00");
    }
  }

  /** Unix time in seconds with its fraction, as in scores and time stamps. */
  static byte[] seconds(Instant instant) {
    return Bytes.of(unix(instant).toPlainString());
  }

  /** Unix time in seconds, with six digits of its fraction. */
  public static BigDecimal unix(Instant instant) {
    return BigDecimal.valueOf(instant.getEpochSecond())
        .add(BigDecimal.valueOf(instant.getNano() / 1_000, 6));
  }

  /** The instant of a score. */
  static Instant instant(double seconds) {
    return Instant.EPOCH.plus(Math.round(seconds * 1_000_000), ChronoUnit.MICROS);
  }
}
