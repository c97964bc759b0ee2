/**
 * The desk at which operators look at schedules and change them: one use case for the command line,
 * the API and the default schedule, so that all refuse the same and leave the same record.
 */
package cl.fizko.core.schedule.desk;
