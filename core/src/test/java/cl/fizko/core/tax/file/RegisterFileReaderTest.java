package cl.fizko.core.tax.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cl.fizko.core.tax.Amounts;
import cl.fizko.core.tax.Counterparty;
import cl.fizko.core.tax.Period;
import cl.fizko.core.tax.Pesos;
import cl.fizko.core.tax.RegisterState;
import cl.fizko.core.tax.Rut;
import cl.fizko.core.tax.Side;
import cl.fizko.core.tax.TaxDocument;
import cl.fizko.core.tax.vat.F29Code;
import cl.fizko.core.tax.vat.MonthBooks;
import cl.fizko.core.tax.vat.PpmRate;
import cl.fizko.core.tax.vat.VatStatement;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The companies in the sample files are made up. */
class RegisterFileReaderTest {

  private static final Period NOVEMBER = Period.of(2025, 11);
  private static final String PURCHASES = "RCV_COMPRA_REGISTRO_11111111-1_202511.csv";
  private static final String SALES = "RCV_VENTA_11111111-1_202511.csv";

  @Test
  void aRegisterOfPurchasesIsRead() {
    RegisterFile file = read(sample(PURCHASES));
    assertThat(file.problems()).isEmpty();
    assertThat(file.side()).isEqualTo(Side.PURCHASE);
    assertThat(file.documents()).hasSize(4);
    TaxDocument second = file.documents().get(1);
    assertThat(second.counterparty())
        .isEqualTo(new Counterparty.Taxpayer(new Rut(33_333_333), "Proveedor de Ejemplo 2"));
    assertThat(second.period()).isEqualTo(NOVEMBER);
    assertThat(second.issued()).isEqualTo("2025-10-28");
    // Weakness 19: exempt amounts were always nothing.
    assertThat(second.amounts()).isEqualTo(Amounts.of(100_000, 5_000, 19_000, 126_100));
    assertThat(file.documents().getLast().counterparty())
        .isEqualTo(
            new Counterparty.Taxpayer(
                new Rut(44_444_444), "Proveedor de Ejemplo 3; Compañía \"Ñandú\""));
  }

  @Test
  void aRegisterOfSalesIsRead() {
    RegisterFile file = read(sample(SALES));
    assertThat(file.problems()).isEmpty();
    assertThat(file.side()).isEqualTo(Side.SALE);
    assertThat(file.documents())
        .extracting(TaxDocument::overdueVat)
        .containsExactly(Pesos.ZERO, new Pesos(1_900), Pesos.ZERO);
    assertThat(file.documents().getLast().counterparty()).isEqualTo(Counterparty.UNNAMED);
  }

  @Test
  void theTwoFilesMakeAMonth() {
    List<TaxDocument> all = new ArrayList<>(read(sample(PURCHASES)).documents());
    all.addAll(read(sample(SALES)).documents());
    VatStatement statement =
        VatStatement.of(
            new MonthBooks(
                NOVEMBER, List.copyOf(all), List.of(), Pesos.ZERO, PpmRate.NOT_STATED, Pesos.ZERO));
    assertThat(statement.figure(F29Code.TOTAL_DEBIT)).isEqualTo(190_000 - 1_900);
    assertThat(statement.figure(F29Code.TOTAL_CREDIT)).isEqualTo(152_000 + 19_000 - 9_500);
    assertThat(statement.figure(F29Code.EXPORTS)).isEqualTo(700_000);
    assertThat(statement.overdueVat()).isEqualTo(new Pesos(1_900));
    assertThat(statement.leftOut()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "ISO-8859-1"})
  void bothEncodingsAreUnderstood(String charset) {
    byte[] encoded = text(PURCHASES).getBytes(Charset.forName(charset));
    assertThat(read(encoded)).isEqualTo(read(sample(PURCHASES)));
  }

  @Test
  void aByteOrderMarkAndOtherLineEndsDoNotMatter() {
    String text = "\uFEFF" + text(SALES).replace("\n", "\r\n");
    assertThat(read(text.getBytes(StandardCharsets.UTF_8))).isEqualTo(read(sample(SALES)));
  }

  @Test
  void columnsMayStandInAnotherOrderAndHaveAccents() {
    RegisterFile file =
        read(
            """
            Monto Total;Folio;RUT Proveedor;Tipo Doc;Razón Social;FECHA DOCTO;Monto IVA recuperable;Monto Neto;Monto Exento
            1.190;5;22222222-2;33;Proveedor de Ejemplo 1;2025-11-03;190;1.000;
            """);
    // Weakness 23: 1.000 was read as one.
    assertThat(file.documents())
        .singleElement()
        .extracting(TaxDocument::amounts)
        .isEqualTo(Amounts.of(1_000, 0, 190, 1_190));
  }

  @ParameterizedTest
  @CsvSource({
    "22222222-3,1,03/11/2025,19, would have to be 2",
    "'',1,03/11/2025,19,RUT Proveedor",
    "22222222-2,x,03/11/2025,19,Folio",
    "22222222-2,0,03/11/2025,19,folio is 0",
    "22222222-2,1,31/11/2025,19,such as 28/11/2025",
    "22222222-2,1,,19,Fecha Docto",
    "22222222-2,1,03/11/2025,-19,whole pesos",
    "22222222-2,1,03/11/2025,'19,5',whole pesos",
    "22222222-2,1,03/11/2025,1.9,whole pesos"
  })
  void aBadLineIsToldByItsNumberAndItsColumn(
      String rut, String folio, String date, String vat, String reason) {
    String bad = row(rut, folio, date == null ? "" : date, vat);
    RegisterFile file = read(HEADING + row("22222222-2", "8", "03/11/2025", "19") + bad);
    assertThat(file.isWhole()).isFalse();
    assertThat(file.documents()).hasSize(1);
    assertThat(file.problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.line()).isEqualTo(3);
              assertThat(problem.reason()).contains(reason.strip());
            });
  }

  @Test
  void everyBadLineIsTold() {
    String bad = row("x", "1", "03/11/2025", "19");
    assertThat(read(HEADING + bad + "\n" + bad + bad).problems())
        .extracting(LineProblem::line)
        .containsExactly(2, 4, 5);
  }

  @Test
  void aDocumentThatComesTwiceIsTold() {
    String row = row("22222222-2", "8", "03/11/2025", "19");
    assertThat(read(HEADING + row + row).problems())
        .containsExactly(new LineProblem(3, "is the same document as line 2; expected it once"));
  }

  /** Weakness 25: an unknown type became an invoice. */
  @Test
  void anUnknownTypeIsKeptAsItIs() {
    RegisterFile file =
        read(HEADING + row("22222222-2", "8", "03/11/2025", "19").replaceFirst("33", "801"));
    assertThat(file.documents()).singleElement().matches(each -> each.type().code() == 801);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n\n", "a,b,c\n1,2,3", "RUT Proveedor;Folio\n", "%PDF-1.4"})
  void whatIsNoRegisterIsRefused(String text) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(UnknownFileException.class)
        .hasMessageContaining("expected");
  }

  @Test
  void theNameOfAFileTellsWhoseItIs() {
    assertThat(RegisterFileName.parse(PURCHASES))
        .contains(
            new RegisterFileName(
                Side.PURCHASE, RegisterState.REGISTRO, new Rut(11_111_111), NOVEMBER));
    assertThat(RegisterFileName.parse("RCV_COMPRA_PENDIENTE_11111111-1_202511 (1).csv"))
        .map(RegisterFileName::state)
        .contains(RegisterState.PENDIENTE);
    assertThat(RegisterFileName.parse(SALES)).map(RegisterFileName::side).contains(Side.SALE);
    assertThat(RegisterFileName.parse("RCV_VENTA_11111111-2_202511.csv")).isEmpty();
    assertThat(RegisterFileName.parse("compras.csv")).isEmpty();
  }

  private static final String HEADING =
      "Tipo Doc;RUT Proveedor;Razon Social;Folio;Fecha Docto;Monto Exento;Monto Neto;"
          + "Monto IVA Recuperable;Monto Total\n";

  private static String row(String rut, String folio, String date, String vat) {
    return "33;"
        + rut
        + ";Proveedor de Ejemplo 1;"
        + folio
        + ";"
        + date
        + ";0;100;"
        + vat
        + ";119\n";
  }

  private static RegisterFile read(String text) {
    return read(text.getBytes(StandardCharsets.UTF_8));
  }

  private static RegisterFile read(byte[] content) {
    return RegisterFileReader.read(content, NOVEMBER, RegisterState.REGISTRO);
  }

  private static String text(String name) {
    return new String(sample(name), StandardCharsets.UTF_8);
  }

  private static byte[] sample(String name) {
    try (InputStream stream = RegisterFileReaderTest.class.getResourceAsStream(name)) {
      return Objects.requireNonNull(stream, name).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
