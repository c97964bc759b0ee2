package cl.fizko.core.tax.file;

import cl.fizko.core.tax.Side;
import cl.fizko.core.tax.TaxDocument;
import java.util.List;

/**
 * What a file of the register holds. Whoever imports it takes all of it or, where there are
 * problems, none.
 *
 * @param side whose register it is, as its columns tell
 * @param documents in the order of the file, each once
 * @param problems in the order of the file
 */
public record RegisterFile(Side side, List<TaxDocument> documents, List<LineProblem> problems) {

  public RegisterFile {
    documents = List.copyOf(documents);
    problems = List.copyOf(problems);
  }

  /** Whether every line was read. */
  public boolean isWhole() {
    return problems.isEmpty();
  }
}
