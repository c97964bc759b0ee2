/**
 * Measures Fizko beside Celery, BullMQ and what Redis itself can do. Servers and workers are
 * processes of their own, started like an operator starts them; this one fills their queues and
 * watches. Never in production.
 */
@NullMarked
package cl.fizko.benchmarks;

import org.jspecify.annotations.NullMarked;
