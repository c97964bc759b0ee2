-- Tables made by hand may leave total_run_count empty and have no one_off at all.
WITH fired AS (
  UPDATE celery_schema.celery_periodictask AS t
     SET last_run_at = :at,
         total_run_count = COALESCE(t.total_run_count, 0) + 1,
         enabled = t.enabled AND NOT COALESCE((to_jsonb(t) ->> 'one_off')::boolean, false)
   WHERE t.id = :id
  RETURNING t.id)
INSERT INTO fizko.periodic_task_run AS run (periodic_task_id, task_id, sent_at)
SELECT id, :sent, :at FROM fired
    ON CONFLICT (periodic_task_id) DO UPDATE
   SET task_id = excluded.task_id, sent_at = excluded.sent_at
