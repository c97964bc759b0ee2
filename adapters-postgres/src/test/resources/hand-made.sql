-- Tables that somebody made by hand, after an ORM of another kind: JSON columns, no discriminator,
-- a column for each kind of schedule, and columns that nobody here knows.
CREATE SCHEMA celery_schema;

CREATE TABLE celery_schema.celery_crontabschedule (
  id bigserial PRIMARY KEY,
  minute text, hour text, day_of_week text, day_of_month text, month_of_year text,
  timezone text
);

CREATE TABLE celery_schema.celery_intervalschedule (
  id bigserial PRIMARY KEY,
  every integer NOT NULL,
  period character varying(24) NOT NULL
);

CREATE TABLE celery_schema.celery_periodictask (
  id bigserial PRIMARY KEY,
  name text NOT NULL,
  task text NOT NULL,
  args jsonb DEFAULT '[]',
  kwargs jsonb DEFAULT '{}',
  headers jsonb,
  queue text,
  enabled boolean DEFAULT true,
  last_run_at timestamp with time zone,
  total_run_count integer,
  interval_id bigint,
  crontab_id bigint,
  schedule_id text,
  company_id uuid,
  max_retries integer DEFAULT 3
);

INSERT INTO celery_schema.celery_crontabschedule (minute, hour, timezone)
VALUES ('0', '9', 'America/Santiago');
INSERT INTO celery_schema.celery_intervalschedule (every, period) VALUES (15, 'MINUTES');
INSERT INTO celery_schema.celery_periodictask (name, task, kwargs, crontab_id, company_id)
VALUES ('each morning', 'sii.sync', '{"company": {"id": 7}}', 1,
        '6f1d2f0e-5c1b-4b58-9a67-0f6c3f1f8f5d');
INSERT INTO celery_schema.celery_periodictask (name, task, args, headers, interval_id, queue)
VALUES ('each quarter', 'sii.poll', '[1, "á"]', '{"tenant": "acme"}', 1, 'low');
INSERT INTO celery_schema.celery_periodictask (name, task, args, interval_id)
VALUES ('a list that is none', 'sii.poll', '{"no": "list"}', 1);
INSERT INTO celery_schema.celery_periodictask (name, task, interval_id)
VALUES ('dangling', 'sii.poll', 404);
INSERT INTO celery_schema.celery_periodictask (name, task, schedule_id)
VALUES ('a number that is none', 'sii.poll', 'abc');
