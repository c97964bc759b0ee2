package cl.fizko.core.tax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HonorariosTest {

  @ParameterizedTest
  @CsvSource({
    "2019,10",
    "2020,10.75",
    "2021,11.5",
    "2022,12.25",
    "2023,13",
    "2024,13.75",
    "2025,14.5",
    "2026,15.25",
    "2027,16",
    "2028,17",
    "2031,17"
  })
  void eachYearHasItsRate(int year, BigDecimal percent) {
    assertThat(HonorariosRate.of(year)).isEqualByComparingTo(percent);
  }

  @Test
  void theRetentionIsOfTheGrossAmount() {
    assertThat(HonorariosRate.retention(new Pesos(1_000_000), 2025)).isEqualTo(new Pesos(145_000));
    assertThat(HonorariosRate.retention(new Pesos(333_333), 2026)).isEqualTo(new Pesos(50_833));
  }

  @Test
  void aYearBeforeTheTableIsNotGuessed() {
    assertThatThrownBy(() -> HonorariosRate.of(2017)).hasMessageContaining("2018");
  }

  /** Weakness 22: the portal's words matched no test, so that voided receipts counted. */
  @ParameterizedTest
  @CsvSource({"VIG,VALID", "ANU,VOIDED", "vig,VALID", "Anulada,VOIDED", "vigente,VALID"})
  void thePortalsWordsAreKnown(String word, HonorariosReceipt.Validity validity) {
    assertThat(HonorariosReceipt.Validity.parse(word)).isEqualTo(validity);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "PEND", "vigentes"})
  void aWordThatIsNotKnownIsNoPendingReceipt(String word) {
    assertThatThrownBy(() -> HonorariosReceipt.Validity.parse(word))
        .hasMessageContaining("expected VIG or ANU");
  }

  /** Weakness 20: receipts of different issuers collided. */
  @Test
  void twoIssuersMayHaveIssuedTheSameNumber() {
    assertThat(receiptOf(new Rut(11_111_111)).key())
        .isNotEqualTo(receiptOf(new Rut(22_222_222)).key());
  }

  private static HonorariosReceipt receiptOf(Rut issuer) {
    return new HonorariosReceipt(
        new Counterparty.Taxpayer(issuer, "Emisor de Ejemplo"),
        7,
        LocalDate.of(2025, 11, 3),
        new Pesos(100_000),
        new Pesos(14_500),
        HonorariosReceipt.Validity.VALID);
  }
}
