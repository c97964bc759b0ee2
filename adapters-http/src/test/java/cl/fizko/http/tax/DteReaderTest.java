package cl.fizko.http.tax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cl.fizko.core.tax.Amounts;
import cl.fizko.core.tax.Counterparty;
import cl.fizko.core.tax.DocumentType;
import cl.fizko.core.tax.Period;
import cl.fizko.core.tax.Rut;
import cl.fizko.core.tax.Side;
import cl.fizko.core.tax.TaxDocument;
import java.nio.charset.Charset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The companies are made up. */
class DteReaderTest {

  private static final Rut COMPANY = new Rut(11_111_111);
  private static final Rut OTHER = new Rut(22_222_222);

  @Test
  void aDocumentThatTheCompanyIssuedIsASale() {
    DteFile file = read(envelope(dte(33, COMPANY, OTHER)), "UTF-8");
    assertThat(file.isWhole()).isTrue();
    TaxDocument document = only(file);
    assertThat(document.side()).isEqualTo(Side.SALE);
    assertThat(document.type()).isEqualTo(DocumentType.of(33));
    assertThat(document.folio()).isEqualTo(100);
    assertThat(document.period()).isEqualTo(Period.of(2025, 11));
    assertThat(document.amounts()).isEqualTo(Amounts.of(1_000, 200, 190, 1_390));
    assertThat(document.counterparty())
        .isEqualTo(new Counterparty.Taxpayer(OTHER, "Receptor de Ejemplo & Compañía"));
    assertThat(file.documents().getFirst().signed()).isTrue();
  }

  @Test
  void aDocumentThatItReceivedIsAPurchase() {
    TaxDocument document = only(read(envelope(dte(33, OTHER, COMPANY)), "ISO-8859-1"));
    assertThat(document.side()).isEqualTo(Side.PURCHASE);
    assertThat(document.counterparty())
        .isEqualTo(new Counterparty.Taxpayer(OTHER, "Emisor de Ejemplo Ñandú"));
  }

  @Test
  void aPurchaseInvoiceIsAPurchaseOfItsIssuer() {
    assertThat(only(read(envelope(dte(46, COMPANY, OTHER)), "UTF-8")).side())
        .isEqualTo(Side.PURCHASE);
    assertThat(only(read(envelope(dte(46, OTHER, COMPANY)), "UTF-8")).side()).isEqualTo(Side.SALE);
  }

  @Test
  void oneDocumentWithoutAnEnvelopeAndWithoutASignatureIsReadAndSaysSo() {
    String bare =
        dte(34, COMPANY, OTHER)
            .replaceAll("(?s)<Signature.*</Signature>", "")
            .replace("<DTE ", "<DTE xmlns=\"http://www.sii.cl/SiiDte\" ");
    DteFile file = read(bare, "UTF-8");
    assertThat(file.documents()).singleElement().matches(each -> !each.signed());
  }

  @Test
  void everyBadDocumentIsToldAndTheOthersAreRead() {
    DteFile file =
        read(
            envelope(
                dte(33, COMPANY, OTHER)
                    + dte(33, OTHER, new Rut(33_333_333))
                    + dte(33, COMPANY, OTHER).replace("<Folio>100</Folio>", "")
                    + dte(33, COMPANY, OTHER).replace(">1000<", ">1000.5<")
                    + dte(33, COMPANY, OTHER).replace("2025-11-03", "03/11/2025")
                    + dte(110, COMPANY, OTHER).replace("Documento", "Exportaciones")),
            "UTF-8");
    assertThat(file.documents()).hasSize(1);
    assertThat(file.problems()).hasSize(5);
    assertThat(file.problems().get(0))
        .contains("document 2", "expected a document of 11.111.111-1");
    assertThat(file.problems().get(1)).contains("document 3", "lacks <Folio> in <IdDoc>");
    assertThat(file.problems().get(2)).contains("document 4", "<MntNeto> is \"1000.5\"");
    assertThat(file.problems().get(3)).contains("document 5", "03/11/2025");
    assertThat(file.problems().get(4)).contains("document 6", "<Exportaciones>");
  }

  @Test
  void nothingOutsideTheFileIsRead() {
    String entity =
        "<!DOCTYPE DTE [<!ENTITY secret SYSTEM \"file:///etc/hostname\">]>"
            + envelope(dte(33, COMPANY, OTHER)).replace("Emisor de Ejemplo", "&secret;");
    assertThatThrownBy(() -> read(entity, "UTF-8")).isInstanceOf(UnreadableXmlException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "no xml", "<html/>", "<DTE/>", "<EnvioDTE>"})
  void whatIsNoTaxDocumentIsRefused(String text) {
    assertThatThrownBy(() -> read(text, "UTF-8")).isInstanceOf(UnreadableXmlException.class);
  }

  private static TaxDocument only(DteFile file) {
    assertThat(file.problems()).isEmpty();
    assertThat(file.documents()).hasSize(1);
    return file.documents().getFirst().document();
  }

  private static DteFile read(String xml, String charset) {
    String declared =
        xml.startsWith("<") ? "<?xml version=\"1.0\" encoding=\"" + charset + "\"?>" + xml : xml;
    return DteReader.read(declared.getBytes(Charset.forName(charset)), COMPANY);
  }

  private static String envelope(String documents) {
    return "<EnvioDTE xmlns=\"http://www.sii.cl/SiiDte\" version=\"1.0\"><SetDTE ID=\"S\">"
        + documents
        + "</SetDTE></EnvioDTE>";
  }

  private static String dte(int type, Rut issuer, Rut receiver) {
    return """
        <DTE version="1.0"><Documento ID="D"><Encabezado>
        <IdDoc><TipoDTE>%d</TipoDTE><Folio>100</Folio><FchEmis>2025-11-03</FchEmis></IdDoc>
        <Emisor><RUTEmisor>%s</RUTEmisor><RznSoc>Emisor de Ejemplo Ñandú</RznSoc></Emisor>
        <Receptor><RUTRecep>%s</RUTRecep><RznSocRecep>Receptor de Ejemplo &amp; Compañía</RznSocRecep></Receptor>
        <Totales><MntNeto>1000</MntNeto><MntExe>200</MntExe><TasaIVA>19</TasaIVA><IVA>190</IVA><MntTotal>1390</MntTotal></Totales>
        </Encabezado></Documento>
        <Signature xmlns="http://www.w3.org/2000/09/xmldsig#"><SignatureValue>AA==</SignatureValue></Signature></DTE>
        """
        .formatted(type, issuer.dashed(), receiver.dashed());
  }
}
