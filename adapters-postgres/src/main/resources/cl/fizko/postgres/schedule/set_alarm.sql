-- One step, so that two beats that see no alarm do not move each other's: an alarm of the same
-- version stays, and so does one that rings.
INSERT INTO fizko.scheduled_tasks AS present
       (task_name, task_instance, task_data, execution_time, picked, version)
VALUES (:task, :id, :data, :due, false, 1)
    ON CONFLICT (task_name, task_instance) DO UPDATE
   SET task_data = excluded.task_data,
       execution_time = excluded.execution_time,
       consecutive_failures = 0,
       version = present.version + 1
 WHERE NOT present.picked
   AND convert_from(present.task_data, 'UTF8')::jsonb ->> 'version' IS DISTINCT FROM :version
