package cl.fizko.core.tax.vat;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Our statement beside the tax authority's proposal, box by box. Every difference is told, and
 * every one has a cause, be it that we have none.
 */
public final class Comparison {

  /** What rounding may make, in pesos. */
  private static final long ROUNDING = 2;

  private final VatStatement statement;
  private final Proposal proposal;
  private final Map<F29Code, Long> excess = new EnumMap<>(F29Code.class);

  private Comparison(VatStatement statement, Proposal proposal) {
    this.statement = statement;
    this.proposal = proposal;
    for (F29Code code : F29Code.values()) {
      long theirs = proposal.figure(code).orElse(0L);
      excess.put(code, Math.subtractExact(theirs, statement.figure(code)));
    }
  }

  /** In the order of the form; empty where both agree. */
  public static List<Difference> of(VatStatement statement, Proposal proposal) {
    Comparison comparison = new Comparison(statement, proposal);
    return Arrays.stream(F29Code.values())
        .filter(code -> comparison.excess(code) != 0)
        .map(comparison::difference)
        .toList();
  }

  private long excess(F29Code code) {
    return excess.getOrDefault(code, 0L);
  }

  private Difference difference(F29Code code) {
    return new Difference(
        code, statement.figure(code), proposal.figure(code).orElse(0L), cause(code));
  }

  private Cause cause(F29Code code) {
    return byDocuments(code)
        .or(() -> byParts(code))
        .or(() -> byItsNature(code))
        .orElseGet(this::unexplained);
  }

  private Optional<Cause> byDocuments(F29Code code) {
    return Arrays.stream(LeftOut.Reason.values())
        .map(reason -> missing(code, reason))
        .filter(cause -> cause.count() > 0 && cause.figure() == excess(code))
        .findFirst()
        .map(cause -> cause);
  }

  /** What the left out documents of one reason would have made up in a box. */
  private Cause.Documents missing(F29Code code, LeftOut.Reason reason) {
    long count = 0;
    long figure = 0;
    for (LeftOut each : statement.leftOut()) {
      Optional<Placing> placing = Placing.of(each.entry());
      if (each.reason() == reason && placing.isPresent()) {
        F29Line line = placing.get().line();
        if (line.sum() == code || line.count() == code) {
          count = Math.addExact(count, each.entry().count());
          long amount = line.sum() == code ? placing.get().amount().amount() : each.entry().count();
          figure = Math.addExact(figure, amount);
        }
      }
    }
    return new Cause.Documents(reason, count, figure, code);
  }

  private Optional<Cause> byParts(F29Code code) {
    List<F29Code> parts =
        F29Totals.FOLLOWS.getOrDefault(code, List.of()).stream()
            .filter(part -> excess(part) != 0)
            .toList();
    return parts.isEmpty() ? Optional.empty() : Optional.of(new Cause.FollowsFrom(parts));
  }

  private Optional<Cause> byItsNature(F29Code code) {
    if (code == F29Code.PPM && statement.ppmRate() instanceof PpmRate.NotStated) {
      return Optional.of(new Cause.NoPpmRate());
    }
    if (!code.counts() && Math.abs(excess(code)) <= ROUNDING) {
      return Optional.of(new Cause.Rounding());
    }
    if (proposal.figure(code).isEmpty()) {
      return Optional.of(new Cause.NotProposed());
    }
    return code == F29Code.CARRIED_IN ? Optional.of(new Cause.Restated()) : Optional.empty();
  }

  private Cause unexplained() {
    return new Cause.Unexplained(
        statement.leftOut().stream()
            .filter(each -> each.reason() == LeftOut.Reason.UNKNOWN_TYPE)
            .mapToLong(each -> each.entry().count())
            .reduce(0, Math::addExact));
  }
}
