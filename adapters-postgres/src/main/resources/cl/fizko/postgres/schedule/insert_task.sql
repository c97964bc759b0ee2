-- Every column that the library leaves without a default is given (celery-wire §8).
INSERT INTO celery_schema.celery_periodictask
       (name, task, args, kwargs, queue, headers, priority, expires, expire_seconds, one_off,
        start_time, enabled, total_run_count, date_changed, description, discriminator, schedule_id)
VALUES (:name, :task, :args, :kwargs, :queue, :headers, :priority, :expires, :expireSeconds, :oneOff,
        :startTime, :enabled, 0, :at, :description, :discriminator, :scheduleId)
RETURNING id
