package cl.fizko.boot.bad;

/** Something of boot, for others to know. */
public final class Role {}
