-- That a task has started stands in the row that is leased: it is gone with the lease, and short
-- tasks never have it written.

ALTER TABLE fizko_task.tasks
  ADD COLUMN IF NOT EXISTS task_id text COLLATE "C",
  ADD COLUMN IF NOT EXISTS started boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN fizko_task.tasks.task_id IS 'whose result somebody may ask for; null if nobody wants one';
COMMENT ON COLUMN fizko_task.tasks.started IS 'whether its worker has said so; in no index, so that saying it is a HOT update';

DROP INDEX IF EXISTS fizko_task.tasks_leased;
-- As many entries as tasks run at this moment, so whoever looks for ended leases reads all of it.
CREATE INDEX IF NOT EXISTS tasks_running ON fizko_task.tasks (task_id)
  WHERE worker IS NOT NULL;
