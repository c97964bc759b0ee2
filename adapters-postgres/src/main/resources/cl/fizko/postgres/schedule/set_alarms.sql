-- One step, so that two beats that see no alarm do not move each other's: an alarm of the same
-- version stays, and so does one that rings or is due. Whether it is due is told by its own instant: the
-- execution's moves on when it has failed. In order, so that two beats do not lock each other out.
-- Returns the rows that keep, or kept a moment ago, an alarm of another version.
WITH wanted AS (
  SELECT id, due, data
    FROM unnest(:ids, :dues, :data) AS alarm (id, due, data)),
done AS (
  INSERT INTO fizko.scheduled_tasks AS present
         (task_name, task_instance, task_data, execution_time, picked, version)
  SELECT :task, id, convert_to(data, 'UTF8'), due::timestamptz, false, 1
    FROM wanted
   ORDER BY id
      ON CONFLICT (task_name, task_instance) DO UPDATE
     SET task_data = excluded.task_data,
         execution_time = excluded.execution_time,
         consecutive_failures = 0,
         version = present.version + 1
   WHERE NOT present.picked
     AND (convert_from(present.task_data, 'UTF8')::jsonb ->> 'due')::timestamptz > :now
     AND convert_from(present.task_data, 'UTF8')::jsonb ->> 'version'
         IS DISTINCT FROM convert_from(excluded.task_data, 'UTF8')::jsonb ->> 'version'
  RETURNING task_instance)
SELECT id
  FROM wanted
 WHERE id NOT IN (SELECT task_instance FROM done)
   AND NOT EXISTS (
         SELECT
           FROM fizko.scheduled_tasks present
          WHERE present.task_name = :task
            AND present.task_instance = wanted.id
            AND convert_from(present.task_data, 'UTF8')::jsonb ->> 'version'
                = wanted.data::jsonb ->> 'version')
