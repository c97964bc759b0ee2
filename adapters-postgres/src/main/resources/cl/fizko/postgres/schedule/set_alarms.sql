-- One step, so that two beats that see no alarm do not move each other's: an alarm of the same
-- version stays, and so does one that rings. In order, so that two beats do not lock each other out.
INSERT INTO fizko.scheduled_tasks AS present
       (task_name, task_instance, task_data, execution_time, picked, version)
SELECT :task, id, convert_to(data, 'UTF8'), due::timestamptz, false, 1
  FROM unnest(:ids, :dues, :data) AS alarm (id, due, data)
 ORDER BY id
    ON CONFLICT (task_name, task_instance) DO UPDATE
   SET task_data = excluded.task_data,
       execution_time = excluded.execution_time,
       consecutive_failures = 0,
       version = present.version + 1
 WHERE NOT present.picked
   AND convert_from(present.task_data, 'UTF8')::jsonb ->> 'version'
       IS DISTINCT FROM convert_from(excluded.task_data, 'UTF8')::jsonb ->> 'version'
