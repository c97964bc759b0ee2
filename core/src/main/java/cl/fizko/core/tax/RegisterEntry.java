package cl.fizko.core.tax;

/** What a register of purchases or sales holds, each counted for the register's own period. */
public sealed interface RegisterEntry permits TaxDocument, DocumentTotals {

  Side side();

  DocumentType type();

  /** The period under which the register has it; a date of the document may be of another month. */
  Period period();

  /** How many documents it stands for. */
  long count();

  Amounts amounts();

  /** VAT declared after its time: paid, and kept out of the credit that is carried on. */
  Pesos overdueVat();

  RegisterState state();
}
