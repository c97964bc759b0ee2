-- What all rows say, less the bookkeeping of their firings, in whatever columns they say it.
SELECT concat_ws(' ',
         (SELECT concat_ws('/', count(*),
                   sum(hashtextextended((to_jsonb(t) - ARRAY['last_run_at', 'total_run_count',
                                                             'date_changed'])::text, 0)))
            FROM celery_schema.celery_periodictask t),
         (SELECT sum(hashtextextended(c::text, 0)) FROM celery_schema.celery_crontabschedule c),
         (SELECT sum(hashtextextended(i::text, 1)) FROM celery_schema.celery_intervalschedule i),
         (SELECT sum(hashtextextended(k::text, 2)) FROM celery_schema.celery_clockedschedule k),
         (SELECT sum(hashtextextended(s::text, 3)) FROM celery_schema.celery_solarschedule s),
         (SELECT sum(hashtextextended(o::text, 4)) FROM fizko.periodic_task_option o))
