/** What this service is, for whoever opens its address. */
@NullMarked
package cl.fizko.http.about;

import org.jspecify.annotations.NullMarked;
