/**
 * Requests that may be repeated without harm: the first one with a key is done, and every other one
 * gets its answer.
 */
package cl.fizko.core.idempotency;
