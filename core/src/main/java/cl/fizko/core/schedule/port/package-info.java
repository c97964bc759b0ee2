/** What the beat asks of a database and of a ticker. Each has a contract test in the test-jar. */
package cl.fizko.core.schedule.port;
