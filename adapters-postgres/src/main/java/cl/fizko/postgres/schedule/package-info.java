/** Schedules in the tables of sqlalchemy-celery-beat, and the alarms that db-scheduler rings. */
@NullMarked
package cl.fizko.postgres.schedule;

import org.jspecify.annotations.NullMarked;
