/** Dead letters over HTTP, for operators: looking at them, putting them back, forgetting them. */
@NullMarked
package cl.fizko.http.letter;

import org.jspecify.annotations.NullMarked;
