-- Queues, results and all else that the task engine keeps when PostgreSQL is its broker.
-- Instants come from the callers, never from now(). Tables that live by coming and going are
-- vacuumed early, and leave room on their pages for updates that touch no index.

CREATE SCHEMA IF NOT EXISTS fizko_task;

CREATE SEQUENCE IF NOT EXISTS fizko_task.places;
COMMENT ON SEQUENCE fizko_task.places IS 'ids of tasks, and their places in the line: the end of it is always here';

CREATE TABLE IF NOT EXISTS fizko_task.tasks (
  id bigint PRIMARY KEY DEFAULT nextval('fizko_task.places'),
  queue text NOT NULL,
  step smallint NOT NULL,
  place bigint NOT NULL,
  due timestamp with time zone,
  worker text,
  lease_end timestamp with time zone,
  lease_number integer NOT NULL DEFAULT 0,
  deliveries integer NOT NULL DEFAULT 1,
  declined integer NOT NULL DEFAULT 0,
  admitted boolean NOT NULL DEFAULT false,
  body text NOT NULL
) WITH (
  fillfactor = 70,
  autovacuum_vacuum_threshold = 1000,
  autovacuum_vacuum_scale_factor = 0.02,
  autovacuum_vacuum_insert_scale_factor = 0.2,
  autovacuum_analyze_threshold = 1000,
  autovacuum_analyze_scale_factor = 0.1,
  autovacuum_vacuum_cost_delay = 0
);
COMMENT ON TABLE fizko_task.tasks IS 'tasks that are not done: waiting, delayed (due) or leased (worker)';
COMMENT ON COLUMN fizko_task.tasks.step IS '0 to 3, the most urgent first: priorities 0-2, 3-5, 6-8 and 9';
COMMENT ON COLUMN fizko_task.tasks.place IS 'in the line of its queue and step, the lowest first';
COMMENT ON COLUMN fizko_task.tasks.due IS 'not to be taken before; null if it need not wait';
COMMENT ON COLUMN fizko_task.tasks.worker IS 'who has it; null if nobody';
COMMENT ON COLUMN fizko_task.tasks.lease_end IS 'in no index, so that renewing is a HOT update';
COMMENT ON COLUMN fizko_task.tasks.lease_number IS 'how often it was taken; with the id, the receipt';
COMMENT ON COLUMN fizko_task.tasks.body IS 'the task as JSON';

CREATE INDEX IF NOT EXISTS tasks_waiting ON fizko_task.tasks (queue, step, place)
  WHERE worker IS NULL AND due IS NULL;
CREATE INDEX IF NOT EXISTS tasks_delayed ON fizko_task.tasks (queue, step, due)
  WHERE worker IS NULL AND due IS NOT NULL;
-- As many entries as tasks run at this moment, so whoever looks for ended leases reads all of it.
CREATE INDEX IF NOT EXISTS tasks_leased ON fizko_task.tasks (queue)
  WHERE worker IS NOT NULL;

CREATE TABLE IF NOT EXISTS fizko_task.results (
  task_id text PRIMARY KEY,
  state text NOT NULL,
  body text NOT NULL,
  kept_until timestamp with time zone NOT NULL
) WITH (
  fillfactor = 70,
  autovacuum_vacuum_threshold = 1000,
  autovacuum_vacuum_scale_factor = 0.05,
  autovacuum_analyze_scale_factor = 0.2
);
COMMENT ON TABLE fizko_task.results IS 'what is known of tasks that have begun or ended';
COMMENT ON COLUMN fizko_task.results.state IS 'STARTED, RUNNING, RETRY, SUCCESS, FAILURE, REVOKED';
COMMENT ON COLUMN fizko_task.results.kept_until IS 'to the minute, so that most updates do not change it';
CREATE INDEX IF NOT EXISTS results_kept_until ON fizko_task.results (kept_until);

CREATE TABLE IF NOT EXISTS fizko_task.dead_letters (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  queue text NOT NULL,
  step smallint NOT NULL,
  name text,
  task_id text,
  attempts integer NOT NULL,
  reason text NOT NULL,
  at timestamp with time zone NOT NULL,
  body text NOT NULL
);
COMMENT ON TABLE fizko_task.dead_letters IS 'messages that were put aside, for a person to look at';

CREATE TABLE IF NOT EXISTS fizko_task.chords (
  group_id text PRIMARY KEY,
  parts integer NOT NULL,
  done integer NOT NULL DEFAULT 0
) WITH (fillfactor = 50);
COMMENT ON TABLE fizko_task.chords IS 'groups whose end somebody waits for; its row is locked while a part is counted';

CREATE TABLE IF NOT EXISTS fizko_task.chord_parts (
  group_id text NOT NULL REFERENCES fizko_task.chords ON DELETE CASCADE,
  task_id text NOT NULL,
  index integer NOT NULL,
  counted bigint GENERATED ALWAYS AS IDENTITY,
  state text NOT NULL,
  body text NOT NULL,
  PRIMARY KEY (group_id, task_id)
);
COMMENT ON TABLE fizko_task.chord_parts IS 'parts that have ended, with their results';

CREATE TABLE IF NOT EXISTS fizko_task.unique_keys (
  key text PRIMARY KEY,
  task_id text NOT NULL,
  until timestamp with time zone NOT NULL
);
COMMENT ON TABLE fizko_task.unique_keys IS 'once:<task id> and unique:<key>: who was sent, and for how long that counts';
CREATE INDEX IF NOT EXISTS unique_keys_until ON fizko_task.unique_keys (until);

CREATE TABLE IF NOT EXISTS fizko_task.paused_queues (
  queue text PRIMARY KEY
);
COMMENT ON TABLE fizko_task.paused_queues IS 'queues that hand out nothing';

CREATE TABLE IF NOT EXISTS fizko_task.lines (
  key text PRIMARY KEY,
  next_start bigint NOT NULL
) WITH (fillfactor = 50);
COMMENT ON TABLE fizko_task.lines IS 'rate limits';
COMMENT ON COLUMN fizko_task.lines.next_start IS 'the next free place, in nanoseconds since 1970';

CREATE TABLE IF NOT EXISTS fizko_task.rooms (
  key text NOT NULL,
  who text NOT NULL,
  lease_end timestamp with time zone NOT NULL,
  PRIMARY KEY (key, who)
) WITH (fillfactor = 70);
COMMENT ON TABLE fizko_task.rooms IS 'who is in which room, and until when without a sign of life';

CREATE TABLE IF NOT EXISTS fizko_task.revocations (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  task_id text NOT NULL,
  terminate boolean NOT NULL,
  at timestamp with time zone NOT NULL
);
COMMENT ON TABLE fizko_task.revocations IS 'tasks that are not to be run any more';
CREATE INDEX IF NOT EXISTS revocations_at ON fizko_task.revocations (at);
