/** Turns what happens in the roles into log lines that an operator of the old system recognises. */
@NullMarked
package cl.fizko.boot.log;

import org.jspecify.annotations.NullMarked;
