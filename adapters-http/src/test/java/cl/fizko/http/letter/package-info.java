@NullMarked
package cl.fizko.http.letter;

import org.jspecify.annotations.NullMarked;
