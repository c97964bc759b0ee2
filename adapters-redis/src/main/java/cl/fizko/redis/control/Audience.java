package cl.fizko.redis.control;

import cl.fizko.core.task.WorkerId;
import java.util.Set;
import java.util.regex.Pattern;

/** Whom a broadcast is meant for. */
sealed interface Audience {

  Audience EVERYBODY = new Everybody();

  /** Whether a worker is meant. */
  boolean includes(WorkerId worker);

  /** All workers. */
  record Everybody() implements Audience {

    @Override
    public boolean includes(WorkerId worker) {
      return true;
    }
  }

  /** Some workers, by their names. */
  record Named(Set<String> names) implements Audience {

    @Override
    public boolean includes(WorkerId worker) {
      return names.contains(worker.value());
    }
  }

  /** The workers whose names begin with what a pattern matches. */
  record Matching(Pattern pattern) implements Audience {

    @Override
    public boolean includes(WorkerId worker) {
      return pattern.matcher(new ImpatientText(worker.value())).lookingAt();
    }
  }
}
