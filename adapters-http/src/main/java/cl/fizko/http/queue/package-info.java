/** Queues over HTTP, for operators: what lies in them, stopping, emptying. */
@NullMarked
package cl.fizko.http.queue;

import org.jspecify.annotations.NullMarked;
