-- Tables made by hand may leave total_run_count empty and have no one_off at all. In order, so that
-- two beats do not lock each other out.
WITH fired AS (
  SELECT id FROM celery_schema.celery_periodictask WHERE id = ANY (:ids) ORDER BY id FOR UPDATE)
UPDATE celery_schema.celery_periodictask AS t
   SET last_run_at = :at,
       total_run_count = COALESCE(t.total_run_count, 0) + 1,
       enabled = t.enabled AND NOT COALESCE((to_jsonb(t) ->> 'one_off')::boolean, false)
  FROM fired
 WHERE t.id = fired.id
