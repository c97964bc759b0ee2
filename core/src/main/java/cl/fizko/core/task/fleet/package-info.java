/** All workers that serve the queues, of whatever make, as somebody sees them who asks. */
package cl.fizko.core.task.fleet;
