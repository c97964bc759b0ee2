package cl.fizko.core.task;

import java.time.Instant;

/** A task that a worker runs at this moment. */
public record RunningTask(Reserved reserved, Instant since) {}
