package cl.fizko.core.bad;

/** Another one. */
public final class TaskHelper {}
