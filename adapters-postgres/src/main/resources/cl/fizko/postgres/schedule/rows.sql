-- Every row that is switched on, as JSON: whatever columns a deployment has given its tables. The
-- ids of schedules are compared as text, so that one row's nonsense cannot end the statement.
SELECT t.id,
       t.name,
       to_jsonb(t)::text AS task,
       to_jsonb(c)::text AS crontab,
       to_jsonb(i)::text AS interval,
       to_jsonb(k)::text AS clocked,
       to_jsonb(s)::text AS solar,
       to_jsonb(o)::text AS option
  FROM celery_schema.celery_periodictask t
  LEFT JOIN celery_schema.celery_crontabschedule c
    ON c.id::text = COALESCE(to_jsonb(t) ->> 'schedule_id', to_jsonb(t) ->> 'crontab_id')
  LEFT JOIN celery_schema.celery_intervalschedule i
    ON i.id::text = COALESCE(to_jsonb(t) ->> 'schedule_id', to_jsonb(t) ->> 'interval_id')
  LEFT JOIN celery_schema.celery_clockedschedule k
    ON k.id::text = COALESCE(to_jsonb(t) ->> 'schedule_id', to_jsonb(t) ->> 'clocked_id')
  LEFT JOIN celery_schema.celery_solarschedule s
    ON s.id::text = COALESCE(to_jsonb(t) ->> 'schedule_id', to_jsonb(t) ->> 'solar_id')
  LEFT JOIN fizko.periodic_task_option o
    ON o.periodic_task_id = t.id
 WHERE t.enabled
   AND (:id = 0 OR t.id = :id)
 ORDER BY t.id
