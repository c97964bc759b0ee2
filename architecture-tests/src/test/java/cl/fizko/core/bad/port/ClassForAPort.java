package cl.fizko.core.bad.port;

/** A port that says how. */
public class ClassForAPort {}
