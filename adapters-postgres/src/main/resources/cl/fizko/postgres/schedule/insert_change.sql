INSERT INTO fizko.periodic_task_change
       (changed_at, changed_by, action, periodic_task_id, name, detail)
VALUES (:at, :by, :action, :row, :name, CAST(:detail AS jsonb))
