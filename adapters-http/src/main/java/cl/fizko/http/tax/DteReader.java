package cl.fizko.http.tax;

import cl.fizko.core.tax.Rut;
import cl.fizko.http.tax.DteFile.SignedDocument;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Reads electronic tax documents (SII, "Formato de Documentos Tributarios Electrónicos"): one
 * {@code DTE}, or an {@code EnvioDTE} of several. The register's period is not in them; until the
 * register tells it, the month of issue stands for it.
 */
public final class DteReader {

  private static final String NAMESPACE = "http://www.sii.cl/SiiDte";

  private DteReader() {}

  /**
   * Reads every document, the good and the bad.
   *
   * @param company whose documents they are: it is in each of them, as issuer or as receiver
   * @throws UnreadableXmlException the file is no XML, or holds no tax document at all
   */
  public static DteFile read(byte[] xml, Rut company) {
    Document file = SafeXml.parse(xml);
    NodeList all = file.getElementsByTagNameNS(NAMESPACE, "DTE");
    if (all.getLength() == 0) {
      throw new UnreadableXmlException(
          "the file holds no <DTE> of " + NAMESPACE + "; expected an <EnvioDTE> or a <DTE>");
    }
    List<SignedDocument> documents = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    for (int i = 0; i < all.getLength(); i++) {
      Element dte = (Element) all.item(i);
      try {
        documents.add(new SignedDocument(new DteElement(dte).document(company), isSigned(dte)));
      } catch (IllegalArgumentException | DateTimeException | ArithmeticException e) {
        problems.add("document " + (i + 1) + ": " + e.getMessage());
      }
    }
    return new DteFile(documents, problems);
  }

  private static boolean isSigned(Element dte) {
    return dte.getElementsByTagNameNS("http://www.w3.org/2000/09/xmldsig#", "SignatureValue")
            .getLength()
        > 0;
  }
}
