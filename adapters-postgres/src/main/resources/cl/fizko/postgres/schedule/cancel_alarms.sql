-- One that rings stays until its bell has decided what becomes of it.
DELETE FROM fizko.scheduled_tasks
 WHERE task_name = :task
   AND task_instance = ANY (:ids)
   AND NOT picked
