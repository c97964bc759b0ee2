-- Since when tasks wait, and the answers that requests with a key get again.

ALTER TABLE fizko_task.tasks ADD COLUMN IF NOT EXISTS sent timestamp with time zone;
COMMENT ON COLUMN fizko_task.tasks.sent IS 'when it was sent; null if nobody knows';

CREATE TABLE IF NOT EXISTS fizko_task.idempotency_keys (
  key text PRIMARY KEY,
  request text NOT NULL,
  owner text NOT NULL,
  status integer,
  body text,
  kept_until timestamp with time zone NOT NULL
);
COMMENT ON TABLE fizko_task.idempotency_keys IS 'requests that were made with an Idempotency-Key';
COMMENT ON COLUMN fizko_task.idempotency_keys.request IS 'a digest of what was asked';
COMMENT ON COLUMN fizko_task.idempotency_keys.status IS 'of the first answer; null while it is worked on';
CREATE INDEX IF NOT EXISTS idempotency_keys_kept_until ON fizko_task.idempotency_keys (kept_until);
