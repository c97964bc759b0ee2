-- What the tables of schedules consist of, in whatever shape they are. When a row fired last, how
-- often, and when it was written is bookkeeping.
SELECT quote_ident(table_schema) || '.' || quote_ident(table_name) AS "table",
       string_agg('t.' || quote_ident(column_name), ', ' ORDER BY ordinal_position) AS "columns"
  FROM information_schema.columns
 WHERE (table_schema = 'celery_schema'
        AND table_name IN ('celery_periodictask', 'celery_crontabschedule',
                           'celery_intervalschedule', 'celery_clockedschedule',
                           'celery_solarschedule')
        OR table_schema = 'fizko' AND table_name = 'periodic_task_option')
   AND column_name NOT IN ('last_run_at', 'total_run_count', 'date_changed')
 GROUP BY table_schema, table_name
 ORDER BY 1
