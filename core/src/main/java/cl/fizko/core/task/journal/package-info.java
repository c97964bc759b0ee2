/**
 * What became of tasks recently, for people: entries, log lines and totals, and who writes them.
 * Never an argument of a task.
 */
package cl.fizko.core.task.journal;
