/**
 * Events that a client is told as they happen (server-sent events, HTML Living Standard §9.2): one
 * frame for all who have something to tell. No client holds a thread while nothing happens.
 */
@NullMarked
package cl.fizko.http.stream;

import org.jspecify.annotations.NullMarked;
