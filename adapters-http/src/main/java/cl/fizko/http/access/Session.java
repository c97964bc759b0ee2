package cl.fizko.http.access;

import cl.fizko.core.access.Principal;
import java.time.Instant;

/**
 * An operator who has logged in with a browser.
 *
 * @param id tells it from others of the same operator
 * @param operator who logged in
 * @param end when it ends by itself
 */
record Session(String id, Principal operator, Instant end) {}
