package cl.fizko.core.tax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentsTest {

  private static final Period NOVEMBER = Period.of(2025, 11);
  private static final Rut SUPPLIER = new Rut(11_111_111);

  /** Weakness 25: 60 and 112 counted as invoices. */
  @ParameterizedTest
  @CsvSource({
    "33,1", "34,1", "35,1", "38,1", "39,1", "41,1", "43,1", "45,1", "46,1", "48,1", "52,0", "55,1",
    "56,1", "60,-1", "61,-1", "110,1", "111,1", "112,-1", "914,1"
  })
  void eachTypeHasItsSign(int code, int sign) {
    assertThat(DocumentType.of(code))
        .isInstanceOfSatisfying(
            DocumentType.Known.class, known -> assertThat(known.kind().sign()).isEqualTo(sign));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 29, 108, 801, 999})
  void anUnknownTypeStaysWhatItIs(int code) {
    assertThat(DocumentType.of(code)).isEqualTo(new DocumentType.Unknown(code));
  }

  /** Weakness 20: invoice 100 and credit note 100 overwrote each other. */
  @Test
  void anInvoiceAndACreditNoteOfOneNumberAreTwo() {
    assertThat(document(Side.SALE, 33, SUPPLIER).key())
        .isNotEqualTo(document(Side.SALE, 61, SUPPLIER).key());
  }

  /** Weakness 20. */
  @Test
  void twoSuppliersMayHaveIssuedTheSameNumber() {
    assertThat(document(Side.PURCHASE, 33, SUPPLIER).key())
        .isNotEqualTo(document(Side.PURCHASE, 33, new Rut(22_222_222)).key());
  }

  /** Weakness 20: a day's totals came as new ones at each run. */
  @Test
  void theTotalsOfADayAreTheSameWhenTheyComeAgain() {
    LocalDate day = LocalDate.of(2025, 11, 3);
    DocumentType receipts = DocumentType.of(39);
    assertThat(
            DocumentTotals.ofDay(Side.SALE, receipts, day, 12, Amounts.of(100, 0, 19, 119)).key())
        .isEqualTo(
            DocumentTotals.ofDay(Side.SALE, receipts, day, 13, Amounts.of(200, 0, 38, 238)).key());
  }

  /** Weakness 29: counterparties lost their check digit. */
  @Test
  void aCounterpartyKeepsItsCheckDigit() {
    assertThat(document(Side.PURCHASE, 33, new Rut(60_803_000)).key().counterparty())
        .isEqualTo("60803000-K");
  }

  /** Weakness 21: the date decided the period, so an invoice that came late changed its month. */
  @Test
  void theRegisterDecidesThePeriodNotTheDate() {
    assertThat(document(Side.PURCHASE, 33, SUPPLIER).period()).isEqualTo(NOVEMBER);
    assertThat(document(Side.PURCHASE, 33, SUPPLIER).issued()).isEqualTo("2025-09-30");
  }

  @Test
  void amountsHaveNoMinus() {
    assertThatThrownBy(() -> Amounts.of(-1, 0, 0, 0)).hasMessageContaining("net amount is -$1");
  }

  @Test
  void totalsStayWithinTheirPeriod() {
    assertThatThrownBy(
            () ->
                new DocumentTotals(
                    Side.SALE,
                    DocumentType.of(39),
                    NOVEMBER,
                    LocalDate.of(2025, 11, 30),
                    LocalDate.of(2025, 12, 1),
                    1,
                    Amounts.NONE))
        .hasMessageContaining("202511");
  }

  private static TaxDocument document(Side side, int type, Rut counterparty) {
    return new TaxDocument(
        side,
        DocumentType.of(type),
        100,
        new Counterparty.Taxpayer(counterparty, "Proveedor de Ejemplo 1"),
        NOVEMBER,
        LocalDate.of(2025, 9, 30),
        Amounts.of(1_000, 0, 190, 1_190),
        Pesos.ZERO,
        RegisterState.REGISTRO);
  }
}
