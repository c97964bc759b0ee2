-- Every row that is switched on, as JSON: whatever columns a deployment has given its tables. What is
-- no number is no schedule's id, so that one row's nonsense cannot end the statement. OFFSET 0 has the
-- JSON made once for each row. A condition on t.id and an order may follow.
SELECT t.id,
       t.name,
       told.columns::text AS task,
       to_jsonb(c)::text AS crontab,
       to_jsonb(i)::text AS interval,
       to_jsonb(k)::text AS clocked,
       to_jsonb(s)::text AS solar,
       to_jsonb(o)::text AS option
  FROM celery_schema.celery_periodictask t
 CROSS JOIN LATERAL (SELECT to_jsonb(t) AS columns OFFSET 0) AS told
  LEFT JOIN celery_schema.celery_crontabschedule c
    ON c.id = substring(COALESCE(told.columns ->> 'schedule_id', told.columns ->> 'crontab_id')
                        FROM '^[0-9]{1,18}$')::bigint
   AND COALESCE(NULLIF(told.columns ->> 'discriminator', ''), 'crontabschedule') = 'crontabschedule'
  LEFT JOIN celery_schema.celery_intervalschedule i
    ON i.id = substring(COALESCE(told.columns ->> 'schedule_id', told.columns ->> 'interval_id')
                        FROM '^[0-9]{1,18}$')::bigint
   AND COALESCE(NULLIF(told.columns ->> 'discriminator', ''), 'intervalschedule') = 'intervalschedule'
  LEFT JOIN celery_schema.celery_clockedschedule k
    ON k.id = substring(COALESCE(told.columns ->> 'schedule_id', told.columns ->> 'clocked_id')
                        FROM '^[0-9]{1,18}$')::bigint
   AND COALESCE(NULLIF(told.columns ->> 'discriminator', ''), 'clockedschedule') = 'clockedschedule'
  LEFT JOIN celery_schema.celery_solarschedule s
    ON s.id = substring(COALESCE(told.columns ->> 'schedule_id', told.columns ->> 'solar_id')
                        FROM '^[0-9]{1,18}$')::bigint
   AND COALESCE(NULLIF(told.columns ->> 'discriminator', ''), 'solarschedule') = 'solarschedule'
  LEFT JOIN fizko.periodic_task_option o
    ON o.periodic_task_id = t.id
 WHERE t.enabled
