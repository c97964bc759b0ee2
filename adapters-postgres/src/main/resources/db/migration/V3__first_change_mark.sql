-- The one row of this table: without it an UPDATE by hand that is to announce a change would change
-- nothing. The library inserts it itself, with this id, when it first announces something.

INSERT INTO celery_schema.celery_periodictaskchanged (id, last_update)
SELECT 1, now()
 WHERE NOT EXISTS (SELECT 1 FROM celery_schema.celery_periodictaskchanged);
