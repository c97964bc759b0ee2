package cl.fizko.core.tax.vat;

import cl.fizko.core.tax.Pesos;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The boxes of form 29 that a statement fills (SII, "Formulario 29"; fizko-domain §8). Boxes with
 * the note "printed form" are not among those facts and await confirmation.
 */
public enum F29Code {
  /** Printed form. */
  EXPORTS_COUNT(585, "Cantidad de exportaciones", true),
  /** Printed form. */
  EXPORTS(20, "Exportaciones", false),
  /** Printed form. */
  EXEMPT_SALES_COUNT(586, "Cantidad de ventas exentas", true),
  /** Printed form. */
  EXEMPT_SALES(142, "Ventas exentas o no gravadas", false),
  /** Printed form. */
  WITHHELD_SALES_COUNT(515, "Cantidad de facturas de compra recibidas", true),
  /** Printed form. */
  WITHHELD_SALES(587, "Ventas con IVA retenido por el comprador", false),
  INVOICES_COUNT(503, "Cantidad de facturas emitidas", true),
  INVOICES(502, "Débito de facturas emitidas", false),
  RECEIPTS_COUNT(110, "Cantidad de boletas", true),
  RECEIPTS(111, "Débito de boletas", false),
  CARD_RECEIPTS_COUNT(758, "Cantidad de comprobantes de pago electrónico", true),
  CARD_RECEIPTS(759, "Débito de comprobantes de pago electrónico", false),
  /** Printed form. */
  DEBIT_NOTES_COUNT(512, "Cantidad de notas de débito emitidas", true),
  /** Printed form. */
  DEBIT_NOTES(513, "Débito de notas de débito emitidas", false),
  CREDIT_NOTES_COUNT(509, "Cantidad de notas de crédito emitidas", true),
  CREDIT_NOTES(510, "Rebaja por notas de crédito emitidas", false),
  TOTAL_DEBIT(538, "Total débitos", false),

  ELECTRONIC_CREDIT(511, "IVA de documentos electrónicos recibidos", false),
  /** Printed form. */
  EXEMPT_PURCHASES_COUNT(584, "Cantidad de compras exentas", true),
  /** Printed form. */
  EXEMPT_PURCHASES(562, "Compras exentas o no gravadas", false),
  PURCHASES_COUNT(519, "Cantidad de facturas recibidas", true),
  PURCHASES(520, "Crédito de facturas recibidas", false),
  CREDIT_NOTES_RECEIVED_COUNT(527, "Cantidad de notas de crédito recibidas", true),
  CREDIT_NOTES_RECEIVED(528, "Rebaja por notas de crédito recibidas", false),
  DEBIT_NOTES_RECEIVED_COUNT(531, "Cantidad de notas de débito recibidas", true),
  DEBIT_NOTES_RECEIVED(532, "Crédito de notas de débito recibidas", false),
  IMPORTS_COUNT(534, "Cantidad de declaraciones de ingreso", true),
  IMPORTS(535, "Crédito de importaciones", false),
  CARRIED_IN(504, "Remanente del mes anterior", false),
  TOTAL_CREDIT(537, "Total créditos", false),

  VAT_DUE(89, "IVA determinado", false),
  CARRIED_OUT(77, "Remanente para el mes siguiente", false),
  PAYROLL_TAX(48, "Impuesto único a los trabajadores", false),
  HONORARIOS_RETENTION(151, "Retención de honorarios", false),
  PPM_BASE(563, "Base imponible del PPM", false),
  PPM(62, "PPM", false),
  /** Printed form. */
  WITHHELD_VAT(39, "IVA retenido por facturas de compra", false),
  TOTAL(547, "Total determinado", false),
  TO_PAY(91, "Total a pagar dentro del plazo", false);

  private final int number;
  private final String label;
  private final boolean counts;

  F29Code(int number, String label, boolean counts) {
    this.number = number;
    this.label = label;
    this.counts = counts;
  }

  public static Optional<F29Code> of(int number) {
    return Arrays.stream(values()).filter(code -> code.number == number).findFirst();
  }

  public int number() {
    return number;
  }

  /** The number as the form prints it, with three digits. */
  public String text() {
    return String.format(Locale.ROOT, "%03d", number);
  }

  /** What it is, in Spanish. */
  public String label() {
    return label;
  }

  /** Whether its figure is a number of documents and not of pesos. */
  public boolean counts() {
    return counts;
  }

  /** A figure of this box, as people write it. */
  public String show(long figure) {
    return counts ? Long.toString(figure) : new Pesos(figure).toString();
  }
}
