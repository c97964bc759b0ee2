-- Always a later time than before, which is what the Python beat looks for.
WITH moved AS (
  UPDATE celery_schema.celery_periodictaskchanged
     SET last_update = greatest(clock_timestamp(), last_update + interval '1 microsecond')
   WHERE id = 1
  RETURNING id)
INSERT INTO celery_schema.celery_periodictaskchanged (id, last_update)
SELECT 1, clock_timestamp() WHERE NOT EXISTS (SELECT FROM moved)
