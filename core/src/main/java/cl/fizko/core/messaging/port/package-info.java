/** What messaging asks of a platform. Each interface has a contract test in the test-jar. */
package cl.fizko.core.messaging.port;
