/** What networks and servers do to connections, done on purpose. */
@NullMarked
package cl.fizko.redis.fault;

import org.jspecify.annotations.NullMarked;
