/**
 * The command line of Fizko: one class for each command. The only place that writes to the console.
 */
@NullMarked
package cl.fizko.boot.cli;

import org.jspecify.annotations.NullMarked;
