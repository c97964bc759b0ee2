-- What was announced, and how many rows there are, switched on or not: a row that comes or goes is
-- noticed even if nobody announced it, and an announcement however the clock of its writer stands. A
-- row that switches itself off when it has fired is no change.
SELECT concat_ws(' ',
         (SELECT string_agg(last_update::text, ' ' ORDER BY id)
            FROM celery_schema.celery_periodictaskchanged),
         (SELECT concat_ws('/', count(*), max(id))
            FROM celery_schema.celery_periodictask))
