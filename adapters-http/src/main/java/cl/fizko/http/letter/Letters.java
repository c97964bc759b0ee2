package cl.fizko.http.letter;

import cl.fizko.core.task.DeadLetter;
import cl.fizko.core.task.DeadLetterFilter;
import cl.fizko.core.task.DeadLetterMark;
import cl.fizko.core.task.QueueName;
import cl.fizko.core.task.TaskName;
import cl.fizko.core.task.port.DeadLetters;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Dead letters by what they have in common. */
final class Letters {

  private static final int PAGE = 500;

  /** Groups are made of so many letters at most, the newest. */
  static final int LOOKED_THROUGH = 10_000;

  private final DeadLetters letters;

  Letters(DeadLetters letters) {
    this.letters = letters;
  }

  /** Which letters are meant; what is empty does not matter. */
  record Choice(Optional<QueueName> queue, Optional<TaskName> task, Optional<String> cause) {

    static final Choice ALL = new Choice(Optional.empty(), Optional.empty(), Optional.empty());

    private DeadLetterFilter filter() {
      return new DeadLetterFilter(queue, task, cause);
    }

    private boolean matches(DeadLetter letter) {
      return cause.map(word -> word.equals(Cause.of(letter))).orElse(true);
    }
  }

  /** A page, from a mark on; one letter more than asked for tells that there is a next page. */
  List<DeadLetter> page(Choice choice, Optional<DeadLetterMark> from, int max) {
    List<DeadLetter> found = new ArrayList<>();
    each(
        choice,
        from,
        letter -> {
          found.add(letter);
          return found.size() <= max;
        });
    return found;
  }

  Collection<LetterGroup> groups() {
    Map<List<Object>, LetterGroup> groups = new LinkedHashMap<>();
    int[] looked = {0};
    each(
        Choice.ALL,
        Optional.empty(),
        letter -> {
          LetterView view = LetterView.of(letter);
          groups.merge(
              List.of(letter.task(), view.cause()),
              LetterGroup.first(view, letter.at()),
              (group, one) -> group.andOneMore());
          return ++looked[0] < LOOKED_THROUGH;
        });
    return groups.values();
  }

  /** Gives all letters that match to a deed, some at a time. */
  void all(Choice choice, Consumer<List<String>> deed) {
    List<String> ids = new ArrayList<>();
    each(
        choice,
        Optional.empty(),
        letter -> {
          ids.add(letter.id());
          return true;
        });
    for (int start = 0; start < ids.size(); start += PAGE) {
      deed.accept(ids.subList(start, Math.min(ids.size(), start + PAGE)));
    }
  }

  /** Goes from the newest to the oldest, or until the visitor has seen enough. */
  private void each(Choice choice, Optional<DeadLetterMark> from, Visitor visitor) {
    Optional<DeadLetterMark> mark = from;
    while (true) {
      List<DeadLetter> page =
          mark.map(place -> letters.olderThan(place, choice.filter(), PAGE))
              .orElseGet(() -> letters.newest(choice.filter(), PAGE));
      for (DeadLetter letter : page) {
        if (choice.matches(letter) && !visitor.goOnAfter(letter)) {
          return;
        }
      }
      if (page.size() < PAGE) {
        return;
      }
      mark = Optional.of(DeadLetterMark.of(page.getLast()));
    }
  }

  private interface Visitor {

    boolean goOnAfter(DeadLetter letter);
  }
}
