package cl.fizko.http.tax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cl.fizko.core.credential.SecretBytes;
import cl.fizko.core.tax.Amounts;
import cl.fizko.core.tax.Counterparty;
import cl.fizko.core.tax.DocumentTotals;
import cl.fizko.core.tax.DocumentType;
import cl.fizko.core.tax.Period;
import cl.fizko.core.tax.RegisterState;
import cl.fizko.core.tax.Rut;
import cl.fizko.core.tax.Side;
import cl.fizko.core.tax.TaxDocument;
import cl.fizko.core.tax.authority.PortalSession;
import cl.fizko.core.tax.authority.RegisterReading;
import cl.fizko.core.tax.authority.TaxAuthorityException.LayoutChanged;
import cl.fizko.core.tax.authority.TaxAuthorityException.PortalDown;
import cl.fizko.core.tax.authority.TaxAuthorityException.SessionEnded;
import cl.fizko.core.tax.authority.TaxAuthorityException.WrongCredentials;
import cl.fizko.core.tax.port.TaxAuthority;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The taxpayers are made up. */
class HttpTaxAuthorityTest {

  private static final Rut TAXPAYER = new Rut(11_111_111);
  private static final Period NOVEMBER = Period.of(2025, 11);

  private final PortalStandIn portal = new PortalStandIn();
  private final TaxAuthority authority =
      new HttpTaxAuthority(portal.addresses(), Duration.ofSeconds(10));

  @AfterEach
  void close() {
    portal.close();
  }

  @Test
  void whoEntersTheRightPasswordIsIn() {
    try (PortalSession session = logIn()) {
      assertThat(session.taxpayer()).isEqualTo(TAXPAYER);
      assertThat(session.toString()).contains("***").doesNotContain("t0k3n");
    }
  }

  /** Weakness 14: a wrong password was tried again for every period and by every retry. */
  @Test
  void aWrongPasswordIsSentOnceAndToldAsSuch() {
    byte[] wrong = "wrong".getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> authority.logIn(TAXPAYER, wrong))
        .isInstanceOf(WrongCredentials.class)
        .hasMessageNotContaining("wrong\"");
    assertThat(portal.requests()).filteredOn(each -> each.startsWith("POST")).hasSize(1);
  }

  @Test
  void aPortalThatIsDownSaysWhenToTryAgain() {
    portal.logInLeadsTo("/ayudas/900.html");
    assertThatThrownBy(this::logIn)
        .isInstanceOfSatisfying(
            PortalDown.class, down -> assertThat(down.retryAfter()).hasMinutes(5));
    portal.logInLeadsTo("/ayudas/otra.html");
    assertThatThrownBy(this::logIn)
        .isInstanceOfSatisfying(
            PortalDown.class, down -> assertThat(down.retryAfter()).hasMinutes(3));
  }

  @Test
  void noAnswerAtAllIsAPortalThatIsDown() {
    portal.close();
    assertThatThrownBy(this::logIn).isInstanceOf(PortalDown.class);
  }

  @Test
  void aRegisterIsReadTypeByType() {
    portal.answers(
        "getResumen",
        200,
        """
        {"data":[
          {"rsmnTipoDocInteger":33,"rsmnTotDoc":1,"dcvTipoIngresoDoc":"DET_ELE"},
          {"rsmnTipoDocInteger":61,"rsmnTotDoc":1,"dcvTipoIngresoDoc":"DET_ELE"},
          {"rsmnTipoDocInteger":34,"rsmnTotDoc":0,"dcvTipoIngresoDoc":"DET_ELE"},
          {"rsmnTipoDocInteger":35,"rsmnTotDoc":7,"dcvTipoIngresoDoc":"RESUMEN",
           "rsmnMntNeto":10000,"rsmnMntExe":0,"rsmnMntIVA":1900,"rsmnMntTotal":11900}],
         "metaData":{"errors":null}}
        """);
    portal.answers("getDetalleVenta 33", 200, "{\"data\":[" + row(100) + "]}");
    portal.answers("getDetalleVenta 61", 200, "{\"data\":[" + row(100) + "]}");

    RegisterReading reading = register(Side.SALE);

    assertThat(reading.problems()).isEmpty();
    assertThat(reading.entries()).hasSize(3);
    assertThat(reading.entries().getFirst())
        .isInstanceOfSatisfying(
            TaxDocument.class,
            document -> {
              // Weakness 19: the exempt amount was looked for under another name.
              assertThat(document.amounts()).isEqualTo(Amounts.of(1_000, 200, 190, 1_390));
              assertThat(document.period()).isEqualTo(NOVEMBER);
              assertThat(document.issued()).isEqualTo("2025-10-31");
              // Weakness 29: the check digit was dropped.
              assertThat(document.counterparty())
                  .isEqualTo(new Counterparty.Taxpayer(new Rut(60_803_000), "Cliente de Ejemplo"));
            });
    // Weakness 25: totals of types other than 39 and 48 were dropped.
    assertThat(reading.entries().getLast())
        .isEqualTo(
            DocumentTotals.ofMonth(
                Side.SALE, DocumentType.of(35), NOVEMBER, 7, Amounts.of(10_000, 0, 1_900, 11_900)));
  }

  /** Weakness 14: one bad row spoilt the batch, and only the log knew. */
  @Test
  void aRowThatCannotBeReadIsToldAndTheOthersAreRead() {
    portal.answers(
        "getResumen",
        200,
        """
        {"data":[{"rsmnTipoDocInteger":33,"rsmnTotDoc":2,"dcvTipoIngresoDoc":"DET_ELE"}]}
        """);
    portal.answers(
        "getDetalleCompra 33",
        200,
        "{\"data\":[" + row(1).replace("\"K\"", "\"1\"") + "," + row(2) + "]}");
    RegisterReading reading = register(Side.PURCHASE);
    assertThat(reading.entries()).hasSize(1);
    assertThat(reading.problems())
        .singleElement()
        .asString()
        .contains("Factura electrónica 1", "would have to be K");
  }

  @Test
  void aMonthWithoutDocumentsIsEmpty() {
    assertThat(register(Side.PURCHASE).entries()).isEmpty();
  }

  /** Weakness 24: whatever went wrong became zero. */
  @Test
  void anAnswerOfAnotherFormIsNoEmptyMonth() {
    portal.answers("getResumen", 200, "{\"data\":{\"rut\":\"11111111-1\",\"list\":[1]}}");
    assertThatThrownBy(() -> register(Side.SALE))
        .isInstanceOfSatisfying(
            LayoutChanged.class,
            changed ->
                assertThat(changed.sample()).isEqualTo("{data:{rut:string,list:[number…]}}"));

    portal.answers("getResumen", 200, "{\"data\":[{\"tipo\":33}]}");
    assertThatThrownBy(() -> register(Side.SALE)).isInstanceOf(LayoutChanged.class);

    portal.answers("getResumen", 200, "<html>Mantención</html>");
    assertThatThrownBy(() -> register(Side.SALE))
        .isInstanceOf(LayoutChanged.class)
        .hasMessageNotContaining("Mantención");

    portal.answers("getResumen", 200, "{\"data\":null,\"metaData\":{\"errors\":[{\"code\":1}]}}");
    assertThatThrownBy(() -> register(Side.SALE)).isInstanceOf(LayoutChanged.class);
  }

  @Test
  void aServerErrorIsAPortalThatIsDown() {
    portal.answers("getResumen", 503, "{}");
    assertThatThrownBy(() -> register(Side.SALE)).isInstanceOf(PortalDown.class);
  }

  @Test
  void aSessionThatHasEndedIsToldAsSuch() {
    try (PortalSession ended = new PortalSession(TAXPAYER, secret("TOKEN=old; OTHER=1"))) {
      assertThatThrownBy(() -> register(ended, Side.SALE)).isInstanceOf(SessionEnded.class);
    }
    try (PortalSession none = new PortalSession(TAXPAYER, secret("OTHER=1"))) {
      assertThatThrownBy(() -> register(none, Side.SALE)).isInstanceOf(SessionEnded.class);
    }
  }

  private PortalSession logIn() {
    return authority.logIn(TAXPAYER, PortalStandIn.password());
  }

  private RegisterReading register(Side side) {
    try (PortalSession session = logIn()) {
      return register(session, side);
    }
  }

  private RegisterReading register(PortalSession session, Side side) {
    return authority.register(session, NOVEMBER, side, RegisterState.REGISTRO);
  }

  private static SecretBytes secret(String text) {
    return SecretBytes.taking(text.toCharArray());
  }

  private static String row(long folio) {
    return """
        {"detTipoDoc":null,"detNroDoc":%d,"detRutDoc":60803000,"detDvDoc":"K",
         "detRznSoc":"Cliente de Ejemplo ","detFchDoc":"31/10/2025","detMntNeto":1000,
         "detMntExe":200,"detMntIVA":190,"detMntTotal":1390,"detIVAFueraPlazo":null}
        """
        .formatted(folio);
  }
}
