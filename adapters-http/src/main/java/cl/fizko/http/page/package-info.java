/**
 * Pages and what belongs to them, served from our own jar: what every one of them has in common.
 */
@NullMarked
package cl.fizko.http.page;

import org.jspecify.annotations.NullMarked;
