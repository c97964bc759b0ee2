package cl.fizko.boot.cli;

import cl.fizko.core.task.DeadLetter;
import cl.fizko.core.task.port.DeadLetters;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which dead letters are to be dealt with: some by their ids, those of a filter, or all. */
final class ChosenLetters {

  private static final int AT_ONCE = 1_000;

  @Parameters(paramLabel = "ID", arity = "0..*", description = "Those with these ids.")
  private List<String> ids = List.of();

  @Option(names = "--all", description = "All of them.")
  private boolean all;

  @Mixin private LetterFilter filter = new LetterFilter();

  /**
   * @throws IllegalArgumentException unless they are chosen in exactly one way
   */
  void check() {
    int ways = (ids.isEmpty() ? 0 : 1) + (filter.isGiven() ? 1 : 0) + (all ? 1 : 0);
    if (ways != 1) {
      throw new IllegalArgumentException(
          "Expected ids, a filter (--task, --queue, --reason) or --all, and one of them only");
    }
    filter.filter();
  }

  /** Whether they are chosen by what they are, so that there may be more than expected. */
  boolean isOpen() {
    return ids.isEmpty();
  }

  /** How many of those that were chosen by what they are there are now; 1,000 for more. */
  int count(DeadLetters letters) {
    return letters.newest(filter.filter(), AT_ONCE).size();
  }

  /**
   * Deals with those that are here now; what is put aside meanwhile stays.
   *
   * @param deed returns how many were there
   * @param missing is told each id that is not here
   * @return how many were there
   */
  int deal(DeadLetters letters, ToIntFunction<Collection<String>> deed, Consumer<String> missing) {
    return isOpen() ? dealByFilter(letters, deed) : dealById(deed, missing);
  }

  private int dealById(ToIntFunction<Collection<String>> deed, Consumer<String> missing) {
    int done = 0;
    for (String id : ids) {
      int found = deed.applyAsInt(List.of(id));
      if (found == 0) {
        missing.accept(id);
      }
      done += found;
    }
    return done;
  }

  private int dealByFilter(DeadLetters letters, ToIntFunction<Collection<String>> deed) {
    List<DeadLetter> newest = letters.newest(filter.filter(), 1);
    int all = 0;
    int done = 1;
    while (!newest.isEmpty() && done > 0) {
      done = deed.applyAsInt(ids(letters, newest.getFirst().at()));
      all += done;
    }
    return all;
  }

  /** The ids of some that are not younger than that, the oldest first. */
  private List<String> ids(DeadLetters letters, Instant youngest) {
    return letters.newest(filter.filter(), AT_ONCE).reversed().stream()
        .filter(letter -> !letter.at().isAfter(youngest))
        .map(DeadLetter::id)
        .toList();
  }
}
