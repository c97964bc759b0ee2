package cl.fizko.core.tax.file;

import cl.fizko.core.tax.Amounts;
import cl.fizko.core.tax.Counterparty;
import cl.fizko.core.tax.DocumentType;
import cl.fizko.core.tax.Period;
import cl.fizko.core.tax.Pesos;
import cl.fizko.core.tax.RegisterState;
import cl.fizko.core.tax.Rut;
import cl.fizko.core.tax.Side;
import cl.fizko.core.tax.TaxDocument;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.regex.Pattern;

/** Reads one line of a register's file. */
record RegisterRow(Heading heading, CsvLine line) {

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("[dd/MM/uuuu][dd-MM-uuuu][uuuu-MM-dd]")
          .withResolverStyle(ResolverStyle.STRICT);

  /** Dots stand between thousands: 1.000 is a thousand pesos, never one. */
  private static final Pattern AMOUNT = Pattern.compile("\\d{1,3}(\\.\\d{3})+|\\d{1,18}");

  private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");

  /** Further taxes of the document before: it names none of its own. */
  boolean continuesTheOneBefore() {
    return value(Column.TYPE).isEmpty()
        && value(Column.FOLIO).isEmpty()
        && value(Column.COUNTERPARTY).isEmpty();
  }

  /**
   * The document of this line.
   *
   * @throws IllegalArgumentException names the column, what it holds and what would be right
   */
  TaxDocument document(Period period, RegisterState state) {
    return new TaxDocument(
        heading.side(),
        DocumentType.of(Math.toIntExact(number(Column.TYPE, "33"))),
        number(Column.FOLIO, "1234"),
        counterparty(),
        period,
        date(),
        new Amounts(
            amount(Column.NET), amount(Column.EXEMPT), amount(Column.VAT), amount(Column.TOTAL)),
        amount(Column.OVERDUE_VAT),
        state);
  }

  private Counterparty counterparty() {
    String rut = value(Column.COUNTERPARTY);
    if (rut.isEmpty() && heading.side() == Side.SALE) {
      return Counterparty.UNNAMED;
    }
    try {
      return new Counterparty.Taxpayer(Rut.parse(rut), value(Column.NAME));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "column \"" + heading.name(Column.COUNTERPARTY) + "\": " + e.getMessage(), e);
    }
  }

  private long number(Column column, String example) {
    String text = value(column);
    if (!NUMBER.matcher(text).matches()) {
      throw wrong(column, "a whole number, such as " + example);
    }
    return Long.parseLong(text);
  }

  private Pesos amount(Column column) {
    String text = value(column);
    if (text.isEmpty()) {
      return Pesos.ZERO;
    }
    if (!AMOUNT.matcher(text).matches()) {
      throw wrong(column, "whole pesos, 0 or more, such as 19000 or 19.000");
    }
    return new Pesos(Long.parseLong(text.replace(".", "")));
  }

  private LocalDate date() {
    try {
      return LocalDate.parse(value(Column.ISSUED), DATE);
    } catch (DateTimeException e) {
      throw wrong(Column.ISSUED, "a day, such as 28/11/2025");
    }
  }

  private String value(Column column) {
    return heading.value(line, column);
  }

  private IllegalArgumentException wrong(Column column, String expected) {
    return new IllegalArgumentException(
        "column \""
            + heading.name(column)
            + "\" is \""
            + value(column)
            + "\"; expected "
            + expected);
  }
}
