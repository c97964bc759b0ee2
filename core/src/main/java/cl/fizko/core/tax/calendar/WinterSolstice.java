package cl.fizko.core.tax.calendar;

import cl.fizko.core.tax.Period;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;

/**
 * The solstice of June, to about a minute (J. Meeus, "Astronomical Algorithms", 1991, ch. 26: mean
 * instant and its 24 largest terms).
 */
final class WinterSolstice {

  private static final Instant J2000 = Instant.parse("2000-01-01T12:00:00Z");
  private static final double J2000_DAY = 2_451_545.0;

  /** By how much the clocks of astronomers are ahead of ours in this century, about. */
  private static final Duration AHEAD = Duration.ofSeconds(75);

  /** Size, phase in degrees, degrees in a century. */
  private static final double[][] TERMS = {
    {485, 324.96, 1934.136},
    {203, 337.23, 32964.467},
    {199, 342.08, 20.186},
    {182, 27.85, 445267.112},
    {156, 73.14, 45036.886},
    {136, 171.52, 22518.443},
    {77, 222.54, 65928.934},
    {74, 296.72, 3034.906},
    {70, 243.58, 9037.513},
    {58, 119.81, 33718.147},
    {52, 297.17, 150.678},
    {50, 21.02, 2281.226},
    {45, 247.54, 29929.562},
    {44, 325.15, 31555.956},
    {29, 60.93, 4443.417},
    {18, 155.12, 67555.328},
    {17, 288.79, 4562.452},
    {16, 198.04, 62894.029},
    {14, 199.76, 31436.921},
    {12, 95.39, 14577.848},
    {12, 287.11, 31931.756},
    {12, 320.81, 34777.259},
    {9, 227.73, 1222.114},
    {8, 15.45, 16859.074}
  };

  private WinterSolstice() {}

  /** The day in Chile on which it falls. */
  static LocalDate day(int year) {
    return instant(year).atZone(Period.ZONE).toLocalDate();
  }

  static Instant instant(int year) {
    double millennia = (year - 2000) / 1000.0;
    double mean =
        2_451_716.56767
            + millennia
                * (365_241.62603
                    + millennia * (0.00325 + millennia * (0.00888 - millennia * 0.00030)));
    double centuries = (mean - J2000_DAY) / 36_525;
    double anomaly = Math.toRadians(35_999.373 * centuries - 2.47);
    double speed = 1 + 0.0334 * Math.cos(anomaly) + 0.0007 * Math.cos(2 * anomaly);
    double sum = 0;
    for (double[] term : TERMS) {
      sum += term[0] * Math.cos(Math.toRadians(term[1] + term[2] * centuries));
    }
    double days = mean + 0.00001 * sum / speed - J2000_DAY;
    return J2000.plusSeconds(Math.round(days * 86_400)).minus(AHEAD);
  }
}
