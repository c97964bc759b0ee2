package cl.fizko.core.tax.vat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cl.fizko.core.tax.DocumentType;
import cl.fizko.core.tax.HonorariosReceipt.Validity;
import cl.fizko.core.tax.Period;
import cl.fizko.core.tax.Pesos;
import cl.fizko.core.tax.RegisterEntry;
import cl.fizko.core.tax.RegisterState;
import cl.fizko.core.tax.Side;
import cl.fizko.core.tax.Tries;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class VatStatementTest {

  /** Reckoned by hand. */
  @Test
  void aWholeMonth() {
    VatStatement statement =
        new Books()
            .sale(33, 1_000_000, 0, 190_000)
            .sale(33, 500_000, 20_000, 95_000)
            .sale(34, 0, 300_000, 0)
            .sale(61, 100_000, 0, 19_000)
            .sale(56, 10_000, 0, 1_900)
            .totals(39, 40, 400_000, 76_000)
            .totals(48, 12, 200_000, 38_000)
            .sale(110, 0, 700_000, 0)
            .purchase(33, 800_000, 0, 152_000)
            .purchase(61, 50_000, 0, 9_500)
            .purchase(46, 100_000, 0, 19_000)
            .purchase(914, 200_000, 0, 38_000)
            .honorarios(100_000, 14_500, Validity.VALID)
            .carriedIn(30_000)
            .statement();
    assertFigure(statement, F29Code.INVOICES_COUNT, 2);
    assertFigure(statement, F29Code.INVOICES, 285_000);
    assertFigure(statement, F29Code.EXEMPT_SALES_COUNT, 1);
    assertFigure(statement, F29Code.EXEMPT_SALES, 320_000);
    assertFigure(statement, F29Code.EXPORTS, 700_000);
    assertFigure(statement, F29Code.RECEIPTS_COUNT, 40);
    assertFigure(statement, F29Code.RECEIPTS, 76_000);
    assertFigure(statement, F29Code.CARD_RECEIPTS, 38_000);
    assertFigure(statement, F29Code.CREDIT_NOTES, 19_000);
    assertFigure(statement, F29Code.TOTAL_DEBIT, 285_000 + 76_000 + 38_000 + 1_900 - 19_000);
    assertFigure(statement, F29Code.PURCHASES_COUNT, 2);
    assertFigure(statement, F29Code.PURCHASES, 171_000);
    assertFigure(statement, F29Code.ELECTRONIC_CREDIT, 152_000 - 9_500 + 19_000);
    assertFigure(statement, F29Code.IMPORTS, 38_000);
    assertFigure(statement, F29Code.TOTAL_CREDIT, 171_000 - 9_500 + 38_000 + 30_000);
    assertFigure(statement, F29Code.VAT_DUE, 381_900 - 229_500);
    assertFigure(statement, F29Code.CARRIED_OUT, 0);
    assertFigure(statement, F29Code.PPM_BASE, 3_030_000);
    assertFigure(statement, F29Code.PPM, 3_788);
    assertFigure(statement, F29Code.HONORARIOS_RETENTION, 14_500);
    assertFigure(statement, F29Code.WITHHELD_VAT, 19_000);
    assertFigure(statement, F29Code.TO_PAY, 152_400 + 3_788 + 14_500 + 19_000);
    assertThat(statement.isComplete()).isTrue();
  }

  @Test
  void creditBeyondTheDebitIsCarriedOn() {
    VatStatement statement =
        new Books()
            .sale(33, 100_000, 0, 19_000)
            .purchase(33, 500_000, 0, 95_000)
            .carriedIn(4_000)
            .statement();
    assertFigure(statement, F29Code.VAT_DUE, 0);
    assertFigure(statement, F29Code.CARRIED_OUT, 80_000);
  }

  /** Weakness 26: overdue VAT inside the balance shrank the credit that is carried on. */
  @Test
  void overdueVatIsPaidAndDoesNotShrinkTheCreditCarriedOn() {
    Books books =
        new Books().sale(33, 100_000, 0, 19_000).purchase(33, 500_000, 0, 95_000).carriedIn(0);
    VatStatement without = books.statement();
    VatStatement with = books.overdue(Side.SALE, 61, 10_000, 1_900).statement();
    assertThat(with.overdueVat()).isEqualTo(new Pesos(1_900));
    // The note itself lowers the debit; its VAT comes back as a sum of its own.
    assertThat(with.figure(F29Code.CARRIED_OUT))
        .isEqualTo(without.figure(F29Code.CARRIED_OUT) + 1_900);
    assertThat(with.figure(F29Code.TO_PAY)).isEqualTo(without.figure(F29Code.TO_PAY) + 1_900);
  }

  /** Weakness 25: unknown types counted as invoices. */
  @Test
  void aDocumentOfAnUnknownTypeIsToldAndNotCounted() {
    VatStatement statement =
        new Books().sale(33, 1_000, 0, 190).sale(801, 999_000, 0, 189_810).statement();
    assertFigure(statement, F29Code.TOTAL_DEBIT, 190);
    assertThat(statement.isComplete()).isFalse();
    assertThat(statement.leftOut())
        .singleElement()
        .satisfies(
            left -> {
              assertThat(left.reason()).isEqualTo(LeftOut.Reason.UNKNOWN_TYPE);
              assertThat(left.entry().type()).isEqualTo(new DocumentType.Unknown(801));
            });
  }

  /** Weakness 25: paper and export credit notes were added. */
  @Test
  void everyCreditNoteTakesOff() {
    VatStatement statement =
        new Books()
            .sale(33, 10_000, 0, 1_900)
            .sale(60, 1_000, 0, 190)
            .sale(61, 1_000, 0, 190)
            .sale(110, 0, 50_000, 0)
            .sale(112, 0, 20_000, 0)
            .statement();
    assertFigure(statement, F29Code.TOTAL_DEBIT, 1_520);
    assertFigure(statement, F29Code.EXPORTS, 30_000);
  }

  /** Weakness 25: totals of types other than 39 and 48 were dropped. */
  @Test
  void totalsOfPaperReceiptsCount() {
    VatStatement statement =
        new Books().totals(35, 7, 10_000, 1_900).totals(38, 3, 0, 0).statement();
    assertFigure(statement, F29Code.RECEIPTS_COUNT, 7);
    assertFigure(statement, F29Code.RECEIPTS, 1_900);
    assertFigure(statement, F29Code.EXEMPT_SALES_COUNT, 3);
  }

  /** Weaknesses 19 and 25: exempt sales were always nothing. */
  @Test
  void exemptAmountsCount() {
    assertFigure(
        new Books().sale(34, 0, 5_000, 0).sale(33, 100, 2_000, 19).sale(61, 0, 500, 0).statement(),
        F29Code.EXEMPT_SALES,
        6_500);
  }

  /** Weakness 25: the rate was written into the program. */
  @Test
  void withoutAStatedRateThereIsNoPpmAndTheStatementSaysSo() {
    VatStatement statement =
        new Books().sale(33, 1_000_000, 0, 190_000).rate(PpmRate.NOT_STATED).statement();
    assertThat(statement.isComplete()).isFalse();
    assertThat(statement.figures()).doesNotContainKey(F29Code.PPM);
  }

  /** Weakness 22: voided receipts counted as retention. */
  @Test
  void voidedReceiptsKeepNothing() {
    VatStatement statement =
        new Books()
            .honorarios(100_000, 14_500, Validity.VALID)
            .honorarios(200_000, 29_000, Validity.VOIDED)
            .statement();
    assertFigure(statement, F29Code.HONORARIOS_RETENTION, 14_500);
  }

  @Test
  void purchasesThatAreNotRegisteredGiveNoCreditAndAreTold() {
    VatStatement statement =
        new Books()
            .purchaseIn(RegisterState.PENDIENTE, 33, 1_000, 190)
            .purchaseIn(RegisterState.NO_INCLUIR, 33, 1_000, 190)
            .purchaseIn(RegisterState.RECLAMADO, 33, 1_000, 190)
            .purchase(39, 1_000, 0, 190)
            .purchase(52, 1_000, 0, 190)
            .statement();
    assertFigure(statement, F29Code.TOTAL_CREDIT, 0);
    assertThat(statement.leftOut())
        .extracting(LeftOut::reason)
        .containsExactly(
            LeftOut.Reason.PENDING,
            LeftOut.Reason.NOT_INCLUDED,
            LeftOut.Reason.CLAIMED,
            LeftOut.Reason.NO_LINE,
            LeftOut.Reason.NO_LINE);
  }

  /** Weakness 24: whatever went wrong became zero. */
  @Test
  void aSumThatDoesNotFitIsAnErrorAndNoZero() {
    Books books = new Books().sale(33, 0, 0, Long.MAX_VALUE - 1).sale(33, 0, 0, Long.MAX_VALUE - 1);
    assertThatThrownBy(books::statement).isInstanceOf(ArithmeticException.class);
  }

  /** Weakness 21: a document of another month slipped in by its date. */
  @Test
  void aDocumentOfAnotherPeriodIsRefused() {
    List<RegisterEntry> entries = new Books().sale(33, 1, 0, 0).entries();
    assertThatThrownBy(
            () ->
                new MonthBooks(
                    Period.of(2025, 12),
                    entries,
                    List.of(),
                    Pesos.ZERO,
                    PpmRate.NOT_STATED,
                    Pesos.ZERO))
        .hasMessageContaining("202511");
  }

  @Test
  void whatIsOwedAndWhatIsCarriedOnAreNeverBoth() {
    Tries.of(
        random -> {
          VatStatement statement = anyBooks(random).statement();
          Pesos due = statement.amount(F29Code.VAT_DUE);
          Pesos carried = statement.amount(F29Code.CARRIED_OUT);
          assertThat(due.isNegative() || carried.isNegative()).isFalse();
          assertThat(due.equals(Pesos.ZERO) || carried.equals(Pesos.ZERO)).isTrue();
          assertThat(due.minus(carried))
              .isEqualTo(
                  statement
                      .amount(F29Code.TOTAL_DEBIT)
                      .minus(statement.amount(F29Code.TOTAL_CREDIT)));
        });
  }

  @Test
  void theOrderOfTheDocumentsDoesNotMatter() {
    Tries.of(
        random -> {
          Books books = anyBooks(random);
          VatStatement inOrder = books.statement();
          Collections.shuffle(books.entries(), random);
          assertThat(books.statement().figures()).isEqualTo(inOrder.figures());
        });
  }

  @Test
  void everyDocumentIsCountedOrLeftOut() {
    Tries.of(
        random -> {
          Books books = anyBooks(random);
          VatStatement statement = books.statement();
          long counted =
              statement.figures().entrySet().stream()
                  .filter(figure -> figure.getKey().counts())
                  .mapToLong(figure -> figure.getValue())
                  .sum();
          assertThat(counted + statement.leftOut().size()).isEqualTo(books.entries().size());
        });
  }

  @Test
  void anInvoiceAndItsCreditNoteComeToNothing() {
    Tries.of(
        random -> {
          Books books = anyBooks(random);
          VatStatement before = books.statement();
          long net = random.nextLong(1_000_000_000);
          VatStatement after =
              books.sale(33, net, 77, net / 100).sale(61, net, 77, net / 100).statement();
          assertThat(after.figure(F29Code.TO_PAY)).isEqualTo(before.figure(F29Code.TO_PAY));
          assertThat(after.figure(F29Code.CARRIED_OUT))
              .isEqualTo(before.figure(F29Code.CARRIED_OUT));
        });
  }

  private static Books anyBooks(Random random) {
    Books books = new Books().carriedIn(random.nextLong(5_000_000));
    int[] types = {33, 34, 39, 43, 46, 48, 52, 55, 56, 60, 61, 110, 112, 801, 914};
    for (int i = random.nextInt(20); i > 0; i--) {
      int type = types[random.nextInt(types.length)];
      long net = random.nextLong(10_000_000);
      if (random.nextBoolean()) {
        books.sale(type, net, random.nextLong(1_000), net * 19 / 100);
      } else {
        books.purchase(type, net, random.nextLong(1_000), net * 19 / 100);
      }
    }
    return books;
  }

  private static void assertFigure(VatStatement statement, F29Code code, long expected) {
    assertThat(statement.figure(code)).as(code.name()).isEqualTo(expected);
  }
}
