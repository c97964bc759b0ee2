/**
 * Schedules: which task is due when, and the beat that sends it, once, on any number of processes.
 *
 * <p>The rows live behind {@code port.PeriodicTasks}, the alarms behind {@code port.Ticker}; what a
 * cron text means and when a row is due is decided here and nowhere else.
 */
package cl.fizko.core.schedule;
