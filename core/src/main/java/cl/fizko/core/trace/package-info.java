/**
 * Which piece of work belongs to which: W3C Trace Context, from a request to the last task that it
 * leads to.
 */
package cl.fizko.core.trace;
