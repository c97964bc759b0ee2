package cl.fizko.core.tax.vat;

import cl.fizko.core.tax.Amounts;
import cl.fizko.core.tax.Counterparty;
import cl.fizko.core.tax.DocumentTotals;
import cl.fizko.core.tax.DocumentType;
import cl.fizko.core.tax.HonorariosReceipt;
import cl.fizko.core.tax.Period;
import cl.fizko.core.tax.Pesos;
import cl.fizko.core.tax.RegisterEntry;
import cl.fizko.core.tax.RegisterState;
import cl.fizko.core.tax.Rut;
import cl.fizko.core.tax.Side;
import cl.fizko.core.tax.TaxDocument;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** A month's books, written document by document. */
final class Books {

  static final Period NOVEMBER = Period.of(2025, 11);

  private final List<RegisterEntry> entries = new ArrayList<>();
  private final List<HonorariosReceipt> receipts = new ArrayList<>();
  private Pesos carriedIn = Pesos.ZERO;
  private PpmRate rate = new PpmRate.Stated(new BigDecimal("0.125"));
  private long folio;

  Books sale(int type, long net, long exempt, long vat) {
    return add(Side.SALE, type, Amounts.of(net, exempt, vat, net + exempt + vat), 0);
  }

  Books purchase(int type, long net, long exempt, long vat) {
    return add(Side.PURCHASE, type, Amounts.of(net, exempt, vat, net + exempt + vat), 0);
  }

  Books overdue(Side side, int type, long net, long vat) {
    return add(side, type, Amounts.of(net, 0, vat, net + vat), vat);
  }

  Books purchaseIn(RegisterState state, int type, long net, long vat) {
    return add(document(Side.PURCHASE, type, Amounts.of(net, 0, vat, net + vat), 0, state));
  }

  Books totals(int type, long count, long net, long vat) {
    return add(
        DocumentTotals.ofMonth(
            Side.SALE, DocumentType.of(type), NOVEMBER, count, Amounts.of(net, 0, vat, net + vat)));
  }

  Books honorarios(long gross, long retention, HonorariosReceipt.Validity validity) {
    receipts.add(
        new HonorariosReceipt(
            Counterparty.UNNAMED,
            ++folio,
            NOVEMBER.firstDay(),
            new Pesos(gross),
            new Pesos(retention),
            validity));
    return this;
  }

  Books carriedIn(long pesos) {
    carriedIn = new Pesos(pesos);
    return this;
  }

  Books rate(PpmRate stated) {
    rate = stated;
    return this;
  }

  Books add(RegisterEntry entry) {
    entries.add(entry);
    return this;
  }

  List<RegisterEntry> entries() {
    return entries;
  }

  VatStatement statement() {
    return VatStatement.of(
        new MonthBooks(NOVEMBER, entries, receipts, carriedIn, rate, Pesos.ZERO));
  }

  private Books add(Side side, int type, Amounts amounts, long overdue) {
    return add(document(side, type, amounts, overdue, RegisterState.REGISTRO));
  }

  private TaxDocument document(
      Side side, int type, Amounts amounts, long overdue, RegisterState state) {
    return new TaxDocument(
        side,
        DocumentType.of(type),
        ++folio,
        new Counterparty.Taxpayer(new Rut(11_111_111), "Empresa de Ejemplo 1"),
        NOVEMBER,
        NOVEMBER.firstDay(),
        amounts,
        new Pesos(overdue),
        state);
  }
}
