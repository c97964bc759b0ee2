package cl.fizko.core.tax.vat;

import cl.fizko.core.tax.DocumentKind;
import cl.fizko.core.tax.DocumentType;
import cl.fizko.core.tax.HonorariosReceipt;
import cl.fizko.core.tax.Pesos;
import cl.fizko.core.tax.RegisterEntry;
import cl.fizko.core.tax.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Adds up a month, once. */
final class Reckoning {

  private final MonthBooks books;
  private final Figures figures = new Figures();
  private final List<LeftOut> leftOut = new ArrayList<>();
  private Pesos overdue = Pesos.ZERO;

  Reckoning(MonthBooks books) {
    this.books = books;
  }

  VatStatement statement() {
    books.entries().forEach(this::enter);
    books.receipts().stream()
        .filter(receipt -> receipt.validity() == HonorariosReceipt.Validity.VALID)
        .forEach(receipt -> figures.add(F29Code.HONORARIOS_RETENTION, receipt.retention()));
    figures.add(F29Code.CARRIED_IN, books.carriedIn());
    figures.add(F29Code.PAYROLL_TAX, books.payrollTax());
    settleVat();
    provisionalPayment();
    total();
    return new VatStatement(books.period(), figures.all(), overdue, books.ppmRate(), leftOut);
  }

  private void enter(RegisterEntry entry) {
    Optional<LeftOut.Reason> reason = Placing.reasonToLeaveOut(entry);
    if (reason.isPresent()) {
      leftOut.add(new LeftOut(entry, reason.get()));
      return;
    }
    Placing.of(entry).ifPresent(placing -> count(entry, placing));
  }

  private void count(RegisterEntry entry, Placing placing) {
    F29Line line = placing.line();
    figures.add(line.count(), entry.count());
    figures.add(line.sum(), placing.amount());
    line.exemptBesides()
        .ifPresent(
            code -> figures.add(code, entry.amounts().exempt().signed(placing.kind().sign())));
    overdue = overdue.plus(entry.overdueVat());
    if (entry.side() == Side.SALE) {
      salesBase(entry, placing.kind());
    } else {
      credit(entry, placing.kind());
    }
  }

  /** Overdue documents were part of the base of another month. */
  private void salesBase(RegisterEntry entry, DocumentKind kind) {
    if (entry.overdueVat().equals(Pesos.ZERO)) {
      figures.add(F29Code.PPM_BASE, entry.amounts().withoutVat().signed(kind.sign()));
    }
  }

  private void credit(RegisterEntry entry, DocumentKind kind) {
    if (kind == DocumentKind.PURCHASE_INVOICE) {
      figures.add(F29Code.WITHHELD_VAT, entry.amounts().vat());
    }
    if (entry.type() instanceof DocumentType.Known known && known.isElectronic()) {
      figures.add(F29Code.ELECTRONIC_CREDIT, entry.amounts().vat().signed(kind.sign()));
    }
  }

  private void settleVat() {
    for (F29Line line : F29Line.values()) {
      Optional<F29Code> total = F29Totals.totalOf(line);
      total.ifPresent(
          code -> figures.add(code, figures.get(line.sum()).signed(line.takesOff() ? -1 : 1)));
    }
    figures.add(F29Code.TOTAL_CREDIT, figures.get(F29Code.CARRIED_IN));
    Pesos balance = figures.get(F29Code.TOTAL_DEBIT).minus(figures.get(F29Code.TOTAL_CREDIT));
    figures.add(F29Code.VAT_DUE, balance.orZero());
    figures.add(F29Code.CARRIED_OUT, balance.signed(-1).orZero());
  }

  private void provisionalPayment() {
    switch (books.ppmRate()) {
      case PpmRate.Stated stated ->
          figures.add(
              F29Code.PPM, figures.get(F29Code.PPM_BASE).orZero().percent(stated.percent()));
      case PpmRate.NotStated nothing -> {}
    }
  }

  private void total() {
    Pesos total =
        Pesos.sum(F29Totals.PARTS_OF_TOTAL.stream().map(figures::get).toList()).plus(overdue);
    figures.add(F29Code.TOTAL, total);
    figures.add(F29Code.TO_PAY, total);
  }
}
