/** What a health check asks of each thing that a process depends on. */
package cl.fizko.core.health.port;
