/** What the task engine asks of a broker. Each interface has a contract test in the test-jar. */
package cl.fizko.core.task.port;
