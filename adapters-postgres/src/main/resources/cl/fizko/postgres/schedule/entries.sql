-- Rows as those see them who change them: switched on or not, with their bookkeeping.
SELECT t.id,
       t.name,
       to_jsonb(t)::text AS task,
       to_jsonb(c)::text AS crontab,
       to_jsonb(i)::text AS interval,
       to_jsonb(k)::text AS clocked,
       to_jsonb(s)::text AS solar,
       to_jsonb(o)::text AS option,
       r.task_id AS last_task,
       a.execution_time AS alarm
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
  LEFT JOIN fizko.periodic_task_run r
    ON r.periodic_task_id = t.id
  LEFT JOIN fizko.scheduled_tasks a
    ON a.task_name = 'periodic-task' AND a.task_instance = t.id::text
