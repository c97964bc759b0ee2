/** What idempotency asks of whoever remembers requests and their answers. */
package cl.fizko.core.idempotency.port;
