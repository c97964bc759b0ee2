package cl.fizko.core.tax.file;

import cl.fizko.core.tax.DocumentKey;
import cl.fizko.core.tax.Period;
import cl.fizko.core.tax.RegisterState;
import cl.fizko.core.tax.TaxDocument;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the CSV files of the register of purchases and sales ("Registro de Compras y Ventas",
 * "Descargar detalles"): semicolons, UTF-8 or Latin-1, column names in the first line. The columns
 * are listed in {@link Column}; that the pages still name them so is to be confirmed.
 */
public final class RegisterFileReader {

  private final Period period;
  private final RegisterState state;
  private final List<TaxDocument> documents = new ArrayList<>();
  private final List<LineProblem> problems = new ArrayList<>();
  private final Map<DocumentKey, Integer> lines = new HashMap<>();

  private RegisterFileReader(Period period, RegisterState state) {
    this.period = period;
    this.state = state;
  }

  /**
   * Reads every line, the good and the bad.
   *
   * @param period the register's, which the file itself does not tell
   * @param state the tab of the page from which it was downloaded; sales have {@code REGISTRO} only
   * @throws UnknownFileException its first line is that of no register
   */
  public static RegisterFile read(byte[] content, Period period, RegisterState state) {
    List<CsvLine> lines = CsvLine.of(FileText.of(content));
    if (lines.isEmpty()) {
      throw new UnknownFileException("the file is empty; expected column names in its first line");
    }
    Heading heading = Heading.of(lines.getFirst());
    RegisterFileReader reader = new RegisterFileReader(period, state);
    lines.stream().skip(1).forEach(line -> reader.read(new RegisterRow(heading, line)));
    return new RegisterFile(heading.side(), reader.documents, reader.problems);
  }

  private void read(RegisterRow row) {
    int number = row.line().number();
    boolean belongsToTheOneBefore = row.continuesTheOneBefore() && !lines.isEmpty();
    if (belongsToTheOneBefore) {
      return;
    }
    try {
      TaxDocument document = row.document(period, state);
      Integer earlier = lines.putIfAbsent(document.key(), number);
      if (earlier == null) {
        documents.add(document);
      } else {
        problems.add(
            new LineProblem(
                number, "is the same document as line " + earlier + "; expected it once"));
      }
    } catch (IllegalArgumentException | ArithmeticException e) {
      problems.add(new LineProblem(number, String.valueOf(e.getMessage())));
    }
  }
}
