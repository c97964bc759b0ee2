-- What the tables of the Python beat have no columns for. Those stay as they are; a row that is
-- missing here says nothing beyond them.

CREATE TABLE fizko.periodic_task_option (
  periodic_task_id bigint NOT NULL PRIMARY KEY,
  misfire text NOT NULL DEFAULT 'run_once' CHECK (misfire IN ('run_once', 'skip', 'catch_up')),
  catch_up_most integer NOT NULL DEFAULT 10 CHECK (catch_up_most BETWEEN 1 AND 1000),
  jitter_seconds integer NOT NULL DEFAULT 0 CHECK (jitter_seconds BETWEEN 0 AND 86400),
  first_run text NOT NULL DEFAULT 'wait' CHECK (first_run IN ('wait', 'at_once'))
);

-- The task that a row sent last, by which its result is found.
CREATE TABLE fizko.periodic_task_run (
  periodic_task_id bigint NOT NULL PRIMARY KEY,
  task_id text NOT NULL,
  sent_at timestamp with time zone NOT NULL
) WITH (fillfactor = 50);

-- Who changed what, and when.
CREATE TABLE fizko.periodic_task_change (
  id bigserial NOT NULL PRIMARY KEY,
  changed_at timestamp with time zone NOT NULL,
  changed_by text NOT NULL,
  action text NOT NULL,
  periodic_task_id bigint NOT NULL,
  name text NOT NULL,
  detail jsonb NOT NULL
);

CREATE INDEX periodic_task_change_of_a_task
    ON fizko.periodic_task_change (periodic_task_id, id DESC);
