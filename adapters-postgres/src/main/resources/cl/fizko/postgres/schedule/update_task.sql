-- What leads a row without a queue to one gives way when it is to go elsewhere.
UPDATE celery_schema.celery_periodictask
   SET name = :name, task = :task, args = :args, kwargs = :kwargs, headers = :headers,
       exchange = CASE WHEN :queue IS NOT DISTINCT FROM COALESCE(NULLIF(queue, ''), routing_key)
                       THEN exchange END,
       routing_key = CASE WHEN :queue IS NOT DISTINCT FROM COALESCE(NULLIF(queue, ''), routing_key)
                          THEN routing_key END,
       queue = :queue, priority = :priority, expires = :expires, expire_seconds = :expireSeconds,
       one_off = :oneOff, start_time = :startTime, enabled = :enabled, date_changed = :at,
       description = :description, discriminator = :discriminator, schedule_id = :scheduleId
 WHERE id = :id
