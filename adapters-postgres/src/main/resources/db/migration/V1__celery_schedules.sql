-- The tables of sqlalchemy-celery-beat 0.8.4, in its own names and types, so that its rows are ours
-- and ours are its. What exists already, in whatever shape, stays as it is.
-- Unlike the library we give every column a default, so that a short INSERT by hand works.

CREATE SCHEMA IF NOT EXISTS celery_schema;

DO $$
BEGIN
  IF to_regtype('public.period') IS NULL THEN
    CREATE TYPE public.period AS ENUM ('days', 'hours', 'minutes', 'seconds', 'microseconds');
  END IF;
  IF to_regtype('public.solarevent') IS NULL THEN
    CREATE TYPE public.solarevent AS ENUM (
      'dawn_astronomical', 'dawn_nautical', 'dawn_civil', 'sunrise', 'solar_noon', 'sunset',
      'dusk_civil', 'dusk_nautical', 'dusk_astronomical');
  END IF;
END
$$;

CREATE TABLE IF NOT EXISTS celery_schema.celery_crontabschedule (
  id serial NOT NULL PRIMARY KEY,
  minute character varying(240) NOT NULL DEFAULT '*',
  hour character varying(96) NOT NULL DEFAULT '*',
  day_of_week character varying(64) NOT NULL DEFAULT '*',
  day_of_month character varying(124) NOT NULL DEFAULT '*',
  month_of_year character varying(64) NOT NULL DEFAULT '*',
  timezone character varying(64) NOT NULL DEFAULT 'UTC'
);

CREATE TABLE IF NOT EXISTS celery_schema.celery_intervalschedule (
  id serial NOT NULL PRIMARY KEY,
  every integer NOT NULL CHECK (every >= 1),
  period public.period NOT NULL
);

CREATE TABLE IF NOT EXISTS celery_schema.celery_solarschedule (
  id serial NOT NULL PRIMARY KEY,
  event public.solarevent NOT NULL,
  latitude numeric(9, 6) NOT NULL CHECK (latitude >= -90 AND latitude <= 90),
  longitude numeric(9, 6) NOT NULL CHECK (longitude >= -180 AND longitude <= 180),
  UNIQUE (event, latitude, longitude)
);

CREATE TABLE IF NOT EXISTS celery_schema.celery_clockedschedule (
  id serial NOT NULL PRIMARY KEY,
  clocked_time timestamp with time zone
);

CREATE TABLE IF NOT EXISTS celery_schema.celery_periodictask (
  id serial NOT NULL PRIMARY KEY,
  name character varying(255) NOT NULL UNIQUE,
  task character varying(255) NOT NULL,
  args text NOT NULL DEFAULT '[]',
  kwargs text NOT NULL DEFAULT '{}',
  queue character varying(255),
  exchange character varying(255),
  routing_key character varying(255),
  headers text DEFAULT '{}',
  priority integer CHECK (priority >= 0 AND priority <= 255),
  expires timestamp with time zone,
  expire_seconds integer,
  one_off boolean NOT NULL DEFAULT false,
  start_time timestamp with time zone,
  enabled boolean NOT NULL DEFAULT true,
  last_run_at timestamp with time zone,
  total_run_count integer NOT NULL DEFAULT 0,
  date_changed timestamp with time zone DEFAULT now(),
  description text DEFAULT '',
  discriminator character varying(20) NOT NULL,
  schedule_id integer NOT NULL
);

CREATE TABLE IF NOT EXISTS celery_schema.celery_periodictaskchanged (
  id serial NOT NULL PRIMARY KEY,
  last_update timestamp with time zone NOT NULL DEFAULT now()
);
