-- Ends executions as db-scheduler does it for one: whoever has no next alarm goes, the others wait
-- for theirs. The version tells whether an execution is still ours.
WITH rung AS (
  SELECT *
    FROM unnest(:ids, :versions, :times, :data) AS r (id, version, time, data)
   ORDER BY id),
gone AS (
  DELETE FROM fizko.scheduled_tasks t
   USING rung
   WHERE t.task_name = :task
     AND t.task_instance = rung.id
     AND t.version = rung.version
     AND rung.time IS NULL)
UPDATE fizko.scheduled_tasks t
   SET task_data = convert_to(rung.data, 'UTF8'),
       execution_time = rung.time::timestamptz,
       picked = false,
       picked_by = NULL,
       last_heartbeat = NULL,
       last_success = :now,
       consecutive_failures = 0,
       version = t.version + 1
  FROM rung
 WHERE t.task_name = :task
   AND t.task_instance = rung.id
   AND t.version = rung.version
   AND rung.time IS NOT NULL
