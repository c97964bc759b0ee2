-- A count that is full stays so: it must not keep what fires with it from being noted. A row that fires
-- once is switched off and its count set to 0, as the library does it: one that is on and has a count is
-- taken for one that had its run. The time has no type, so it fits columns with a time zone and without.
-- Tables made by hand may leave total_run_count empty and have no one_off at all. What has been noted
-- of the same task is not counted again. In order, so that two beats do not lock each other out.
-- Returns how many of the rows are there.
WITH there AS (
  SELECT t.id, fired.sent
    FROM celery_schema.celery_periodictask t
    JOIN unnest(:ids, :sent) AS fired (id, sent) ON fired.id = t.id
   ORDER BY t.id
     FOR UPDATE OF t),
news AS (
  SELECT id, sent
    FROM there
   WHERE NOT EXISTS (
           SELECT
             FROM fizko.periodic_task_run run
            WHERE run.periodic_task_id = there.id
              AND run.task_id = there.sent)),
counted AS (
  UPDATE celery_schema.celery_periodictask AS t
     SET last_run_at = :at,
         total_run_count = CASE WHEN to_jsonb(t) ->> 'one_off' = 'true' THEN 0
                           ELSE LEAST(COALESCE(t.total_run_count, 0)::bigint + 1, 2147483647) END,
         enabled = t.enabled AND (to_jsonb(t) ->> 'one_off' = 'true') IS NOT TRUE
    FROM news
   WHERE t.id = news.id),
noted AS (
  INSERT INTO fizko.periodic_task_run AS run (periodic_task_id, task_id, sent_at)
  SELECT id, sent, CAST(:at AS timestamptz) FROM news
      ON CONFLICT (periodic_task_id) DO UPDATE
     SET task_id = excluded.task_id, sent_at = excluded.sent_at)
SELECT count(*) FROM there
