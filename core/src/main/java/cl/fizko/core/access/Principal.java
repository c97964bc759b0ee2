package cl.fizko.core.access;

/**
 * A caller whose token was found good.
 *
 * @param name who it is, for logs; never a secret
 * @param role what it may do
 */
public record Principal(String name, Role role) {}
