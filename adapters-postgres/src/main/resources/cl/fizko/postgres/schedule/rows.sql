-- Every row that is switched on, as JSON: whatever columns a deployment has given its tables. What is
-- no number is no schedule's id, so that one row's nonsense cannot end the statement. A condition on
-- t.id and an order may follow.
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
    ON c.id = substring(COALESCE(to_jsonb(t) ->> 'schedule_id', to_jsonb(t) ->> 'crontab_id')
                        FROM '^[0-9]{1,18}$')::bigint
  LEFT JOIN celery_schema.celery_intervalschedule i
    ON i.id = substring(COALESCE(to_jsonb(t) ->> 'schedule_id', to_jsonb(t) ->> 'interval_id')
                        FROM '^[0-9]{1,18}$')::bigint
  LEFT JOIN celery_schema.celery_clockedschedule k
    ON k.id = substring(COALESCE(to_jsonb(t) ->> 'schedule_id', to_jsonb(t) ->> 'clocked_id')
                        FROM '^[0-9]{1,18}$')::bigint
  LEFT JOIN celery_schema.celery_solarschedule s
    ON s.id = substring(COALESCE(to_jsonb(t) ->> 'schedule_id', to_jsonb(t) ->> 'solar_id')
                        FROM '^[0-9]{1,18}$')::bigint
  LEFT JOIN fizko.periodic_task_option o
    ON o.periodic_task_id = t.id
 WHERE t.enabled
