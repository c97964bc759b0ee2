@NullMarked
package cl.fizko.http.queue;

import org.jspecify.annotations.NullMarked;
