package cl.fizko.http.tax;

import cl.fizko.core.tax.TaxDocument;
import java.util.List;

/**
 * What a file of signed tax documents holds. Whoever imports it takes all of it or, where there are
 * problems, none.
 *
 * @param documents in the order of the file
 * @param problems why a document could not be read, in the order of the file
 */
public record DteFile(List<SignedDocument> documents, List<String> problems) {

  public DteFile {
    documents = List.copyOf(documents);
    problems = List.copyOf(problems);
  }

  /** Whether every document was read. */
  public boolean isWhole() {
    return problems.isEmpty();
  }

  /**
   * A document and whether it came with a signature, which only the file as it is can prove: keep
   * its bytes.
   */
  public record SignedDocument(TaxDocument document, boolean signed) {}
}
