-- What became of tasks recently, for people; and the workers that take them.

CREATE TABLE IF NOT EXISTS fizko_task.journal (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  task_id     text NOT NULL,
  name        text NOT NULL,
  queue       text NOT NULL,
  worker      text NOT NULL,
  state       text NOT NULL,
  attempt     integer NOT NULL,
  at          timestamptz NOT NULL,
  took_micros bigint NOT NULL,
  error       text NOT NULL
);
COMMENT ON TABLE fizko_task.journal IS 'the newest so many (FIZKO_JOURNAL_SIZE); never holds an argument of a task';
CREATE INDEX IF NOT EXISTS journal_by_task ON fizko_task.journal (task_id, id);

CREATE TABLE IF NOT EXISTS fizko_task.log_lines (
  id      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  task_id text NOT NULL,
  at      timestamptz NOT NULL,
  level   text NOT NULL,
  logger  text NOT NULL,
  message text NOT NULL,
  written timestamptz NOT NULL
);
COMMENT ON TABLE fizko_task.log_lines IS 'what tasks have logged, for an hour';
CREATE INDEX IF NOT EXISTS log_lines_by_task ON fizko_task.log_lines (task_id, id);
CREATE INDEX IF NOT EXISTS log_lines_by_age ON fizko_task.log_lines (written);

CREATE TABLE IF NOT EXISTS fizko_task.totals (
  place  integer PRIMARY KEY,
  number bigint NOT NULL
);
COMMENT ON TABLE fizko_task.totals IS 'how much work was done by all workers; the numbers only grow';

CREATE TABLE IF NOT EXISTS fizko_task.workers (
  name     text PRIMARY KEY,
  about    text NOT NULL,
  seen_at  timestamptz NOT NULL,
  draining boolean NOT NULL DEFAULT false
);
COMMENT ON COLUMN fizko_task.workers.about IS 'what it says of itself, as JSON';
COMMENT ON COLUMN fizko_task.workers.draining IS 'whether somebody has told it to end what it has and exit';
