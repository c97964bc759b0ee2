package cl.fizko.core.tax.vat;

import static org.assertj.core.api.Assertions.assertThat;

import cl.fizko.core.tax.Pesos;
import cl.fizko.core.tax.RegisterState;
import cl.fizko.core.tax.Tries;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ComparisonTest {

  @Test
  void aProposalThatSaysTheSameHasNoDifference() {
    VatStatement statement = month().statement();
    assertThat(Comparison.of(statement, proposal(statement, Map.of()))).isEmpty();
  }

  @Test
  void aPendingInvoiceExplainsTheCreditAndWhatFollowsFromIt() {
    VatStatement statement =
        month().purchaseIn(RegisterState.PENDIENTE, 33, 200_000, 38_000).statement();
    Proposal proposal =
        proposal(
            statement,
            Map.of(519, 2L, 520, 57_000L, 537, 57_000L, 89, 133_000L, 547, 134_250L, 91, 134_250L));
    List<Difference> differences = Comparison.of(statement, proposal);
    assertThat(differences)
        .extracting(Difference::sentence)
        .contains(
            "Código 520 (Crédito de facturas recibidas): según los documentos $19.000, según el SII"
                + " $57.000. El SII cuenta 1 documento que aquí no suman, pendientes de aceptación,"
                + " por $38.000.",
            "Código 537 (Total créditos): según los documentos $19.000, según el SII $57.000. Se"
                + " sigue de la diferencia en el código 520.",
            "Código 089 (IVA determinado): según los documentos $171.000, según el SII $133.000."
                + " Se sigue de la diferencia en el código 537.");
    assertThat(differences)
        .extracting(Difference::code)
        .containsExactly(
            F29Code.PURCHASES_COUNT,
            F29Code.PURCHASES,
            F29Code.TOTAL_CREDIT,
            F29Code.VAT_DUE,
            F29Code.TOTAL,
            F29Code.TO_PAY);
  }

  @Test
  void aPesoMoreIsRoundingAndAThousandIsNot() {
    VatStatement statement = month().statement();
    assertThat(Comparison.of(statement, proposal(statement, Map.of(62, 1_251L))))
        .singleElement()
        .satisfies(each -> assertThat(each.cause()).isInstanceOf(Cause.Rounding.class));
    assertThat(Comparison.of(statement, proposal(statement, Map.of(502, 191_000L))))
        .singleElement()
        .satisfies(each -> assertThat(each.cause()).isEqualTo(new Cause.Unexplained(0)));
  }

  @Test
  void aDocumentOfAnUnknownTypeIsNamedWhereNothingElseExplains() {
    VatStatement statement = month().sale(801, 10_000, 0, 1_900).statement();
    assertThat(Comparison.of(statement, proposal(statement, Map.of(502, 191_900L))))
        .singleElement()
        .satisfies(
            each -> {
              assertThat(each.cause()).isEqualTo(new Cause.Unexplained(1));
              assertThat(each.sentence()).endsWith("1 documento de un tipo que no conocemos.");
            });
  }

  @Test
  void anotherCarriedCreditAndAMissingRateAreToldAsSuch() {
    VatStatement statement = month().carriedIn(10_000).rate(PpmRate.NOT_STATED).statement();
    assertThat(Comparison.of(statement, proposal(statement, Map.of(504, 10_123L, 62, 1_250L))))
        .extracting(Difference::cause)
        .containsExactly(new Cause.Restated(), new Cause.NoPpmRate());
  }

  @Test
  void whatTheyLeaveEmptyIsToldAsSuch() {
    VatStatement statement = month().statement();
    Map<Integer, Long> figures = new HashMap<>(proposal(statement, Map.of()).figures());
    figures.remove(511);
    assertThat(Comparison.of(statement, new Proposal(figures)))
        .singleElement()
        .satisfies(each -> assertThat(each.cause()).isEqualTo(new Cause.NotProposed()));
  }

  @Test
  void everyBoxThatDiffersIsToldAndNoOther() {
    VatStatement statement = month().statement();
    F29Code[] codes = F29Code.values();
    Tries.of(
        random -> {
          F29Code code = codes[random.nextInt(codes.length)];
          long figure = statement.figure(code) + random.nextInt(1, 1_000_000);
          assertThat(Comparison.of(statement, proposal(statement, Map.of(code.number(), figure))))
              .extracting(Difference::code)
              .containsExactly(code);
        });
  }

  @Test
  void creditCarriedOnKeepsItsWorthInUtm() {
    // 100,000 / 68,000 = 1.4706 -> 1.47 UTM; x 69,000 = 101,430
    assertThat(Remanente.restated(new Pesos(100_000), new Pesos(68_000), new Pesos(69_000)))
        .isEqualTo(new Pesos(101_430));
  }

  private static Books month() {
    return new Books().sale(33, 1_000_000, 0, 190_000).purchase(33, 100_000, 0, 19_000);
  }

  /** What we have, in their form, but for these boxes. */
  private static Proposal proposal(VatStatement statement, Map<Integer, Long> changes) {
    Map<Integer, Long> figures =
        statement.figures().entrySet().stream()
            .collect(Collectors.toMap(each -> each.getKey().number(), Map.Entry::getValue));
    figures.putAll(changes);
    return new Proposal(figures);
  }
}
