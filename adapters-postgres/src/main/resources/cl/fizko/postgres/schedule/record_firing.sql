-- Tables made by hand may leave total_run_count empty and have no one_off at all.
UPDATE celery_schema.celery_periodictask AS t
   SET last_run_at = :at,
       total_run_count = COALESCE(t.total_run_count, 0) + 1,
       enabled = t.enabled AND NOT COALESCE((to_jsonb(t) ->> 'one_off')::boolean, false)
 WHERE t.id = :id
