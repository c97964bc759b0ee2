package cl.fizko.stray.bad;

/** Lives where no rule looks. */
public final class Stray {}
