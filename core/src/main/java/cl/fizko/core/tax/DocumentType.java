package cl.fizko.core.tax;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The kind of a tax document by the tax authority's code. A code that we do not know stays what it
 * is and enters no sum: guessing a sign is how 60 and 112 were once added instead of taken off.
 */
public sealed interface DocumentType {

  /** The tax authority's code, 1 to 999. */
  int code();

  /** Its name in Spanish. */
  String label();

  static DocumentType of(int code) {
    Known known = Known.BY_CODE.get(code);
    return known == null ? new Unknown(code) : known;
  }

  /** A code of which we know nothing. */
  record Unknown(int code) implements DocumentType {

    public Unknown {
      if (code < 1 || code > 999) {
        throw new IllegalArgumentException(
            "document type is " + code + "; expected 1 to 999, such as 33");
      }
    }

    @Override
    public String label() {
      return "Documento de tipo " + code;
    }
  }

  /**
   * The codes of the purchase and sales registers (SII, "Formato de Información Electrónica de
   * Compras y Ventas", table of document types; fizko-domain §8).
   */
  enum Known implements DocumentType {
    FACTURA(30, "Factura", DocumentKind.INVOICE),
    FACTURA_EXENTA(32, "Factura exenta", DocumentKind.EXEMPT_INVOICE),
    FACTURA_ELECTRONICA(33, "Factura electrónica", DocumentKind.INVOICE),
    FACTURA_EXENTA_ELECTRONICA(34, "Factura exenta electrónica", DocumentKind.EXEMPT_INVOICE),
    BOLETA(35, "Boleta", DocumentKind.RECEIPT),
    BOLETA_EXENTA(38, "Boleta exenta", DocumentKind.EXEMPT_RECEIPT),
    BOLETA_ELECTRONICA(39, "Boleta electrónica", DocumentKind.RECEIPT),
    LIQUIDACION_FACTURA(40, "Liquidación factura", DocumentKind.INVOICE),
    BOLETA_EXENTA_ELECTRONICA(41, "Boleta exenta electrónica", DocumentKind.EXEMPT_RECEIPT),
    LIQUIDACION_FACTURA_ELECTRONICA(43, "Liquidación factura electrónica", DocumentKind.INVOICE),
    FACTURA_DE_COMPRA(45, "Factura de compra", DocumentKind.PURCHASE_INVOICE),
    FACTURA_DE_COMPRA_ELECTRONICA(
        46, "Factura de compra electrónica", DocumentKind.PURCHASE_INVOICE),
    COMPROBANTE_DE_PAGO(48, "Comprobante de pago electrónico", DocumentKind.CARD_RECEIPT),
    GUIA_DE_DESPACHO(50, "Guía de despacho", DocumentKind.DISPATCH_GUIDE),
    GUIA_DE_DESPACHO_ELECTRONICA(52, "Guía de despacho electrónica", DocumentKind.DISPATCH_GUIDE),
    NOTA_DE_DEBITO(55, "Nota de débito", DocumentKind.DEBIT_NOTE),
    NOTA_DE_DEBITO_ELECTRONICA(56, "Nota de débito electrónica", DocumentKind.DEBIT_NOTE),
    NOTA_DE_CREDITO(60, "Nota de crédito", DocumentKind.CREDIT_NOTE),
    NOTA_DE_CREDITO_ELECTRONICA(61, "Nota de crédito electrónica", DocumentKind.CREDIT_NOTE),
    FACTURA_DE_EXPORTACION(101, "Factura de exportación", DocumentKind.EXPORT_INVOICE),
    NOTA_DE_DEBITO_DE_EXPORTACION(
        104, "Nota de débito de exportación", DocumentKind.EXPORT_DEBIT_NOTE),
    NOTA_DE_CREDITO_DE_EXPORTACION(
        106, "Nota de crédito de exportación", DocumentKind.EXPORT_CREDIT_NOTE),
    FACTURA_DE_EXPORTACION_ELECTRONICA(
        110, "Factura de exportación electrónica", DocumentKind.EXPORT_INVOICE),
    NOTA_DE_DEBITO_DE_EXPORTACION_ELECTRONICA(
        111, "Nota de débito de exportación electrónica", DocumentKind.EXPORT_DEBIT_NOTE),
    NOTA_DE_CREDITO_DE_EXPORTACION_ELECTRONICA(
        112, "Nota de crédito de exportación electrónica", DocumentKind.EXPORT_CREDIT_NOTE),
    DECLARACION_DE_INGRESO(914, "Declaración de ingreso", DocumentKind.IMPORT);

    private static final Map<Integer, Known> BY_CODE =
        Arrays.stream(values()).collect(Collectors.toMap(Known::code, Function.identity()));

    private final int code;
    private final String label;
    private final DocumentKind kind;

    Known(int code, String label, DocumentKind kind) {
      this.code = code;
      this.label = label;
      this.kind = kind;
    }

    @Override
    public int code() {
      return code;
    }

    @Override
    public String label() {
      return label;
    }

    public DocumentKind kind() {
      return kind;
    }

    /** Whether it is a document that its issuer signs and sends to the tax authority as XML. */
    public boolean isElectronic() {
      return label.contains("electrónic");
    }
  }
}
