package cl.fizko.core.tax.file;

import cl.fizko.core.tax.Period;
import cl.fizko.core.tax.RegisterState;
import cl.fizko.core.tax.Rut;
import cl.fizko.core.tax.Side;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the name under which the pages offer a file tells of it: {@code
 * RCV_COMPRA_REGISTRO_11111111-1_202511.csv}, {@code RCV_VENTA_11111111-1_202511.csv}. To be
 * confirmed.
 */
public record RegisterFileName(Side side, RegisterState state, Rut company, Period period) {

  private static final Pattern FORM =
      Pattern.compile(
          "RCV_(COMPRA|VENTA)(?:_(REGISTRO|PENDIENTE|NO_INCLUIR|RECLAMADO)S?)?_(\\d+-[\\dK])_(\\d{6}).*");

  /** Empty for any other name: then whoever imports the file has to say it. */
  public static Optional<RegisterFileName> parse(String name) {
    Matcher matcher = FORM.matcher(name.toUpperCase(Locale.ROOT));
    if (!matcher.matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new RegisterFileName(
              matcher.group(1).equals("COMPRA") ? Side.PURCHASE : Side.SALE,
              matcher.group(2) == null
                  ? RegisterState.REGISTRO
                  : RegisterState.valueOf(matcher.group(2)),
              Rut.parse(matcher.group(3)),
              Period.parse(matcher.group(4))));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
