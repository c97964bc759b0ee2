/**
 * Real PostgreSQL and Redis servers on this machine, for {@code ./fizko dev}, {@code ./fizko demo}
 * and the tests of the adapters. Nothing here knows Fizko, and nothing here belongs on a production
 * class path. Why it is built this way: {@code RATIONALE.md}.
 */
@NullMarked
package cl.fizko.devservers;

import org.jspecify.annotations.NullMarked;
