-- One that is to fire once must have no count, or it is taken for one that has.
UPDATE celery_schema.celery_periodictask AS t
   SET enabled = :on,
       total_run_count = CASE WHEN to_jsonb(t) ->> 'one_off' = 'true' THEN 0 ELSE total_run_count END,
       date_changed = :at
 WHERE id = :id
