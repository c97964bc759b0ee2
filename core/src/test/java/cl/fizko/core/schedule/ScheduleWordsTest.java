package cl.fizko.core.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ScheduleWordsTest {

  private static final ZoneId SANTIAGO = ZoneId.of("America/Santiago");
  private static final ScheduleWords ENGLISH = new ScheduleWords(Language.ENGLISH, SANTIAGO);
  private static final ScheduleWords SPANISH = new ScheduleWords(Language.SPANISH, SANTIAGO);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "* * * * *|Every minute|Cada minuto",
        "*/15 * * * *|Every 15 minutes|Cada 15 minutos",
        "0 2 1 * *|At 02:00, on day 1 of the month|A las 02:00, el día 1 del mes",
        "30 2 * * *|At 02:30, every day|A las 02:30, todos los días",
        "0 9,18 * * *|At 09:00 and 18:00, every day|A las 09:00 y 18:00, todos los días",
        "0 9 * * mon-fri|At 09:00, on Monday to Friday|A las 09:00, los días lunes a viernes",
        "0 9 * * sun,wed|At 09:00, on Wednesday and Sunday|A las 09:00, los días miércoles y domingo",
        "0 0 13 * fri|At 00:00, on day 13 of the month if it is Friday"
            + "|A las 00:00, el día 13 del mes si es viernes",
        "0 0 1-7 * sat,sun|At 00:00, on the days 1 to 7 of the month if it is Saturday or Sunday"
            + "|A las 00:00, los días 1 a 7 del mes si es sábado o domingo",
        "0 0 1,15 * *|At 00:00, on the days 1 and 15 of the month"
            + "|A las 00:00, los días 1 y 15 del mes",
        "0 0 1 1,7 *|At 00:00, on day 1 of the month, in January and July"
            + "|A las 00:00, el día 1 del mes, en enero y julio",
        "0 12 * 12 *|At 12:00, in December|A las 12:00, en diciembre",
        "5,35 * * * *|Every hour at minutes 5 and 35, every day"
            + "|Cada hora en los minutos 5 y 35, todos los días",
        "0 */2 * * *|Every 2 hours at minute 0, every day"
            + "|Cada 2 horas en el minuto 0, todos los días",
        "*/30 7-22 * * *|Every 30 minutes of the hours 7 to 22, every day"
            + "|Cada 30 minutos de las horas 7 a 22, todos los días",
        "7,23 7-22 * * *|In the hours 7 to 22 at minutes 7 and 23, every day"
            + "|En las horas 7 a 22 en los minutos 7 y 23, todos los días",
      })
  void aCronTextIsToldInPlainWords(String text, String english, String spanish) {
    Crontab crontab = Crontab.of(text, SANTIAGO);
    assertThat(ENGLISH.of(crontab)).isEqualTo(english + ", America/Santiago time");
    assertThat(SPANISH.of(crontab)).isEqualTo(spanish + ", hora de America/Santiago");
  }

  @ParameterizedTest
  @CsvSource({
    "PT1S,Every second,Cada segundo",
    "PT90S,Every 90 seconds,Cada 90 segundos",
    "PT30M,Every 30 minutes,Cada 30 minutos",
    "PT1H,Every hour,Cada hora",
    "PT48H,Every 2 days,Cada 2 días",
    "PT24H,Every day,Cada día",
    "PT0.0015S,Every 1500 microseconds,Cada 1500 microsegundos"
  })
  void anIntervalIsToldInItsLargestUnit(Duration every, String english, String spanish) {
    assertThat(ENGLISH.of(new Interval(every))).isEqualTo(english);
    assertThat(SPANISH.of(new Interval(every))).isEqualTo(spanish);
  }

  @Test
  void aTimeIsToldInTheHomeZone() {
    Clocked at = new Clocked(Instant.parse("2027-03-01T12:00:00Z"));
    assertThat(ENGLISH.of(at)).isEqualTo("Once, on 2027-03-01 at 09:00:00, America/Santiago time");
    assertThat(SPANISH.of(at))
        .isEqualTo("Una vez, el 2027-03-01 a las 09:00:00, hora de America/Santiago");
  }

  @ParameterizedTest
  @EnumSource
  void everyEventOfTheSunHasWords(SolarEvent event) {
    Solar solar =
        new Solar(event, new Place(-33.45, -70.66), (what, where, after) -> Optional.empty());
    assertThat(ENGLISH.of(solar)).startsWith("At ").endsWith(" at -33.45,-70.66");
    assertThat(SPANISH.of(solar)).startsWith("A").endsWith(" en -33.45,-70.66");
  }
}
