SELECT task_instance,
       task_data
  FROM fizko.scheduled_tasks
 WHERE task_name = :task
