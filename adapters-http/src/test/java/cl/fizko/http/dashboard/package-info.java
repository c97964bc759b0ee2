/** Tests of what the dashboard is served as. */
@NullMarked
package cl.fizko.http.dashboard;

import org.jspecify.annotations.NullMarked;
