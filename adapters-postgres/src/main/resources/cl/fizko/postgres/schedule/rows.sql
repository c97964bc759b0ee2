-- Every row that is switched on, as JSON: whatever columns a deployment has given its tables.
SELECT to_jsonb(t)::text AS task,
       to_jsonb(c)::text AS crontab,
       to_jsonb(i)::text AS interval,
       to_jsonb(k)::text AS clocked
  FROM celery_schema.celery_periodictask t
  LEFT JOIN celery_schema.celery_crontabschedule c
    ON c.id = COALESCE((to_jsonb(t) ->> 'schedule_id')::integer, (to_jsonb(t) ->> 'crontab_id')::integer)
  LEFT JOIN celery_schema.celery_intervalschedule i
    ON i.id = COALESCE((to_jsonb(t) ->> 'schedule_id')::integer, (to_jsonb(t) ->> 'interval_id')::integer)
  LEFT JOIN celery_schema.celery_clockedschedule k
    ON k.id = (to_jsonb(t) ->> 'schedule_id')::integer
 WHERE t.enabled
   AND (:id = 0 OR t.id = :id)
 ORDER BY t.id
