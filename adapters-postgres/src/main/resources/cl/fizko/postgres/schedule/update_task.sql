-- What leads a row without a queue to one gives way when it is to go elsewhere. One that is to fire once
-- and is on must have no count, or it is taken for one that has.
UPDATE celery_schema.celery_periodictask
   SET name = :name, task = :task, args = :args, kwargs = :kwargs, headers = :headers,
       exchange = CASE WHEN :queue IS NOT DISTINCT FROM COALESCE(NULLIF(queue, ''), routing_key)
                       THEN exchange END,
       routing_key = CASE WHEN :queue IS NOT DISTINCT FROM COALESCE(NULLIF(queue, ''), routing_key)
                          THEN routing_key END,
       queue = :queue, priority = :priority, expires = :expires, expire_seconds = :expireSeconds,
       one_off = :oneOff,
       total_run_count = CASE WHEN CAST(:oneOff AS boolean) AND CAST(:enabled AS boolean) THEN 0
                         ELSE total_run_count END, start_time = :startTime, enabled = :enabled, date_changed = :at,
       description = :description, discriminator = :discriminator, schedule_id = :scheduleId
 WHERE id = :id
