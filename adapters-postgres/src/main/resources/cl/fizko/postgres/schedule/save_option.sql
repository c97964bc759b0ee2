INSERT INTO fizko.periodic_task_option AS present
       (periodic_task_id, misfire, catch_up_most, jitter_seconds, first_run)
VALUES (:id, :misfire, :catchUpMost, :jitterSeconds, :firstRun)
    ON CONFLICT (periodic_task_id) DO UPDATE
   SET misfire = excluded.misfire, catch_up_most = excluded.catch_up_most,
       jitter_seconds = excluded.jitter_seconds, first_run = excluded.first_run
