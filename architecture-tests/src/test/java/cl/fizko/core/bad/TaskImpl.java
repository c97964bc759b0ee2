package cl.fizko.core.bad;

/** And another one. */
public final class TaskImpl {}
