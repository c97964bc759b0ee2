package cl.fizko.http.tax;

import cl.fizko.core.tax.Amounts;
import cl.fizko.core.tax.Counterparty;
import cl.fizko.core.tax.DocumentKind;
import cl.fizko.core.tax.DocumentType;
import cl.fizko.core.tax.Period;
import cl.fizko.core.tax.Pesos;
import cl.fizko.core.tax.RegisterState;
import cl.fizko.core.tax.Rut;
import cl.fizko.core.tax.Side;
import cl.fizko.core.tax.TaxDocument;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** One {@code DTE} of a file. */
record DteElement(Element dte) {

  private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");

  TaxDocument document(Rut company) {
    Element head = child(body(), "Encabezado");
    Element id = child(head, "IdDoc");
    DocumentType type = DocumentType.of(Math.toIntExact(number(id, "TipoDTE")));
    Party issuer = party(head, "Emisor", "RUTEmisor", "RznSoc");
    Party receiver = party(head, "Receptor", "RUTRecep", "RznSocRecep");
    boolean issued = issuer.rut().equals(company);
    if (!issued && !receiver.rut().equals(company)) {
      throw new IllegalArgumentException(
          "is from "
              + issuer.rut()
              + " to "
              + receiver.rut()
              + "; expected a document of "
              + company);
    }
    Party other = issued ? receiver : issuer;
    LocalDate day = LocalDate.parse(text(id, "FchEmis"));
    return new TaxDocument(
        side(type, issued),
        type,
        number(id, "Folio"),
        new Counterparty.Taxpayer(other.rut(), other.name()),
        Period.of(day),
        day,
        amounts(child(head, "Totales")),
        Pesos.ZERO,
        RegisterState.REGISTRO);
  }

  private record Party(Rut rut, String name) {}

  /** A purchase invoice is made out by the buyer: for him it is a purchase. */
  private static Side side(DocumentType type, boolean issued) {
    boolean byBuyer =
        type instanceof DocumentType.Known known && known.kind() == DocumentKind.PURCHASE_INVOICE;
    return issued == byBuyer ? Side.PURCHASE : Side.SALE;
  }

  /** What an export is worth in pesos stands elsewhere, by a rate that its issuer chose. */
  private Element body() {
    for (Node node = dte.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element element) {
        return switch (element.getLocalName()) {
          case "Documento", "Liquidacion" -> element;
          default ->
              throw new IllegalArgumentException(
                  "holds <"
                      + element.getLocalName()
                      + ">; expected <Documento> or <Liquidacion>: exports come with the register");
        };
      }
    }
    throw new IllegalArgumentException("is empty; expected <Documento>");
  }

  private static Amounts amounts(Element totals) {
    return new Amounts(
        pesos(totals, "MntNeto"),
        pesos(totals, "MntExe"),
        pesos(totals, "IVA"),
        pesos(totals, "MntTotal"));
  }

  private static Pesos pesos(Element parent, String name) {
    return has(parent, name) ? new Pesos(number(parent, name)) : Pesos.ZERO;
  }

  private static Party party(Element head, String name, String rut, String called) {
    Element party = child(head, name);
    return new Party(Rut.parse(text(party, rut)), has(party, called) ? text(party, called) : "");
  }

  private static long number(Element parent, String name) {
    String text = text(parent, name);
    if (!NUMBER.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "<" + name + "> is \"" + text + "\"; expected a whole number, such as 1000");
    }
    return Long.parseLong(text);
  }

  private static String text(Element parent, String name) {
    return child(parent, name).getTextContent().strip();
  }

  private static boolean has(Element parent, String name) {
    for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (name.equals(node.getLocalName())) {
        return true;
      }
    }
    return false;
  }

  private static Element child(Element parent, String name) {
    for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element element && name.equals(element.getLocalName())) {
        return element;
      }
    }
    throw new IllegalArgumentException(
        "lacks <" + name + "> in <" + parent.getLocalName() + ">; expected it");
  }
}
