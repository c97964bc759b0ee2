package cl.fizko.http.tax;

import cl.fizko.core.tax.Amounts;
import cl.fizko.core.tax.Counterparty;
import cl.fizko.core.tax.DocumentTotals;
import cl.fizko.core.tax.DocumentType;
import cl.fizko.core.tax.Period;
import cl.fizko.core.tax.Pesos;
import cl.fizko.core.tax.RegisterState;
import cl.fizko.core.tax.Rut;
import cl.fizko.core.tax.Side;
import cl.fizko.core.tax.TaxDocument;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import tools.jackson.databind.JsonNode;

/**
 * Reads rows of the register's services (fizko-domain §6). The exempt amount is {@code detMntExe};
 * sums of a whole type are {@code rsmnMnt…}; both are to be confirmed.
 */
record RegisterJson(Period period, Side side, RegisterState state) {

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("dd/MM/uuuu").withResolverStyle(ResolverStyle.STRICT);

  /** The type of a row of the summary. */
  DocumentType type(JsonNode row) {
    return DocumentType.of(Math.toIntExact(number(row, "rsmnTipoDocInteger")));
  }

  long count(JsonNode row) {
    return number(row, "rsmnTotDoc");
  }

  /** Whether the register has no documents behind a row of the summary. */
  boolean isTotalsOnly(JsonNode row) {
    return row.path("dcvTipoIngresoDoc").asString("").startsWith("RES");
  }

  DocumentTotals totals(JsonNode row) {
    Amounts amounts =
        new Amounts(
            pesos(row, "rsmnMntNeto"),
            pesos(row, "rsmnMntExe"),
            pesos(row, "rsmnMntIVA"),
            pesos(row, "rsmnMntTotal"));
    return DocumentTotals.ofMonth(side, type(row), period, count(row), amounts);
  }

  /**
   * A row of the details, of the type that was asked for: the row itself does not tell it.
   *
   * @throws IllegalArgumentException names the field, what it holds and what would be right
   */
  TaxDocument document(DocumentType type, JsonNode row) {
    return new TaxDocument(
        side,
        type,
        number(row, "detNroDoc"),
        counterparty(row),
        period,
        issued(row),
        new Amounts(
            pesos(row, "detMntNeto"),
            pesos(row, "detMntExe"),
            pesos(row, "detMntIVA"),
            pesos(row, "detMntTotal")),
        pesos(row, "detIVAFueraPlazo"),
        state);
  }

  private static Counterparty counterparty(JsonNode row) {
    if (row.path("detRutDoc").asLong(0) == 0) {
      return Counterparty.UNNAMED;
    }
    String rut = number(row, "detRutDoc") + "-" + row.path("detDvDoc").asString("");
    return new Counterparty.Taxpayer(Rut.parse(rut), row.path("detRznSoc").asString("").strip());
  }

  /** Where the portal has no date, the first of the period stands for it. */
  private LocalDate issued(JsonNode row) {
    String date = row.path("detFchDoc").asString("");
    return date.isBlank() ? period.firstDay() : LocalDate.parse(date, DATE);
  }

  private static Pesos pesos(JsonNode row, String field) {
    return new Pesos(
        row.path(field).isMissingNode() || row.path(field).isNull() ? 0 : number(row, field));
  }

  private static long number(JsonNode row, String field) {
    JsonNode value = row.path(field);
    if (!value.isIntegralNumber() || !value.canConvertToLong()) {
      throw new IllegalArgumentException(
          field
              + " is "
              + (value.isMissingNode() ? "not there" : value)
              + "; expected a whole number, such as 1000");
    }
    return value.longValue();
  }
}
