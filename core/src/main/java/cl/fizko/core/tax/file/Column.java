package cl.fizko.core.tax.file;

import cl.fizko.core.tax.Side;
import java.util.Optional;

/** The columns that are read, by the names that the register's pages give them. */
enum Column {
  TYPE("Tipo Doc", "Tipo Doc"),
  COUNTERPARTY("RUT Proveedor", "Rut cliente"),
  NAME("Razon Social", "Razon Social"),
  FOLIO("Folio", "Folio"),
  ISSUED("Fecha Docto", "Fecha Docto"),
  EXEMPT("Monto Exento", "Monto Exento"),
  NET("Monto Neto", "Monto Neto"),
  VAT("Monto IVA Recuperable", "Monto IVA"),
  TOTAL("Monto Total", "Monto total"),
  OVERDUE_VAT("", "IVA fuera de plazo");

  private final String inPurchases;
  private final String inSales;

  Column(String inPurchases, String inSales) {
    this.inPurchases = inPurchases;
    this.inSales = inSales;
  }

  /** Empty where that register has no such column. */
  Optional<String> heading(Side side) {
    String heading = side == Side.PURCHASE ? inPurchases : inSales;
    return heading.isEmpty() ? Optional.empty() : Optional.of(heading);
  }

  /** Overdue VAT came to the files later than the others. */
  boolean isRequired(Side side) {
    return this != OVERDUE_VAT && heading(side).isPresent();
  }
}
