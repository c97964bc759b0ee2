/**
 * The rules of the architecture, and the proof that each of them bites.
 *
 * <p>The bad classes that a rule must catch stand beside, in {@code cl.fizko.*.bad} packages of
 * this module's test tree: where a rule looks, and never on a production path.
 */
@NullMarked
package cl.fizko.architecture;

import org.jspecify.annotations.NullMarked;
