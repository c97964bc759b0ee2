-- The chosen rows as JSON: whatever columns a deployment has given its tables. Each is turned into
-- JSON once, and what it refers to is compared as a number, by index, unless it is none: one row's
-- nonsense must not end the statement.
WITH chosen AS MATERIALIZED (
  SELECT t.id, t.name, to_jsonb(t) AS columns
    FROM celery_schema.celery_periodictask t
   <which>),
named AS (
  SELECT chosen.*,
         COALESCE(columns ->> 'discriminator', '') AS kind,
         COALESCE(columns ->> 'schedule_id', columns ->> 'crontab_id') AS crontab_id,
         COALESCE(columns ->> 'schedule_id', columns ->> 'interval_id') AS interval_id,
         COALESCE(columns ->> 'schedule_id', columns ->> 'clocked_id') AS clocked_id,
         COALESCE(columns ->> 'schedule_id', columns ->> 'solar_id') AS solar_id
    FROM chosen)
SELECT t.id,
       t.name,
       t.columns::text AS task,
       to_jsonb(c)::text AS crontab,
       to_jsonb(i)::text AS interval,
       to_jsonb(k)::text AS clocked,
       to_jsonb(s)::text AS solar,
       to_jsonb(o)::text AS option<more>
  FROM named t
  LEFT JOIN celery_schema.celery_crontabschedule c
    ON t.kind IN ('', 'crontabschedule')
   AND c.id = CASE WHEN t.crontab_id ~ '^[0-9]{1,18}$' THEN t.crontab_id::bigint END
  LEFT JOIN celery_schema.celery_intervalschedule i
    ON t.kind IN ('', 'intervalschedule')
   AND i.id = CASE WHEN t.interval_id ~ '^[0-9]{1,18}$' THEN t.interval_id::bigint END
  LEFT JOIN celery_schema.celery_clockedschedule k
    ON t.kind IN ('', 'clockedschedule')
   AND k.id = CASE WHEN t.clocked_id ~ '^[0-9]{1,18}$' THEN t.clocked_id::bigint END
  LEFT JOIN celery_schema.celery_solarschedule s
    ON t.kind IN ('', 'solarschedule')
   AND s.id = CASE WHEN t.solar_id ~ '^[0-9]{1,18}$' THEN t.solar_id::bigint END
  LEFT JOIN fizko.periodic_task_option o
    ON o.periodic_task_id = t.id
<joins><but>
 ORDER BY t.id
