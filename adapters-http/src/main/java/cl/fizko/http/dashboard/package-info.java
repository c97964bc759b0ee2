/**
 * The operators' dashboard: one page of HTML and the scripts and styles that make it. They hold no
 * data and are open; all that they show comes from {@code /api/v1}, which asks for a session.
 */
@NullMarked
package cl.fizko.http.dashboard;

import org.jspecify.annotations.NullMarked;
