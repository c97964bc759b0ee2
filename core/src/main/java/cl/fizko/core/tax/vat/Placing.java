package cl.fizko.core.tax.vat;

import cl.fizko.core.tax.DocumentKind;
import cl.fizko.core.tax.DocumentType;
import cl.fizko.core.tax.Pesos;
import cl.fizko.core.tax.RegisterEntry;
import java.util.Optional;

/** Where a document stands on the form, whether or not it counts. */
record Placing(F29Line line, DocumentKind kind, Pesos amount) {

  /** Empty where its type is unknown or has no line. */
  static Optional<Placing> of(RegisterEntry entry) {
    return switch (entry.type()) {
      case DocumentType.Known known ->
          F29Line.of(entry.side(), known.kind()).map(line -> in(line, known.kind(), entry));
      case DocumentType.Unknown unknown -> Optional.empty();
    };
  }

  static Optional<LeftOut.Reason> reasonToLeaveOut(RegisterEntry entry) {
    if (entry.type() instanceof DocumentType.Unknown) {
      return Optional.of(LeftOut.Reason.UNKNOWN_TYPE);
    }
    return switch (entry.state()) {
      case PENDIENTE -> Optional.of(LeftOut.Reason.PENDING);
      case NO_INCLUIR -> Optional.of(LeftOut.Reason.NOT_INCLUDED);
      case RECLAMADO -> Optional.of(LeftOut.Reason.CLAIMED);
      case REGISTRO ->
          of(entry).isPresent() ? Optional.empty() : Optional.of(LeftOut.Reason.NO_LINE);
    };
  }

  private static Placing in(F29Line line, DocumentKind kind, RegisterEntry entry) {
    int sign = line.takesOff() ? 1 : kind.sign();
    return new Placing(line, kind, line.amount(entry.amounts()).signed(sign));
  }
}
