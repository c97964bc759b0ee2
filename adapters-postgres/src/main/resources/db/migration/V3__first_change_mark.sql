-- The one row of this table: without it an UPDATE by hand that is to announce a change would change
-- nothing. The id comes from the sequence: 1, as the library wants it, and an INSERT that follows
-- does not meet it.

INSERT INTO celery_schema.celery_periodictaskchanged (last_update)
SELECT now()
 WHERE NOT EXISTS (SELECT 1 FROM celery_schema.celery_periodictaskchanged);
