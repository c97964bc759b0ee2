package cl.fizko.postgres;

/** The second shape in which the tables are found: made by migrations, with richer types. */
public final class HandMadeTables {

  private HandMadeTables() {}

  /** Makes the tables, with a row for an interval and one for a crontab. */
  public static void create(TestDatabase database) {
    database.execute(
        "CREATE SCHEMA celery_schema",
        "CREATE TABLE celery_schema.celery_crontabschedule (id serial PRIMARY KEY,"
            + " minute varchar(240) NOT NULL DEFAULT '*', hour varchar(96) NOT NULL DEFAULT '*',"
            + " day_of_week varchar(64) NOT NULL DEFAULT '*',"
            + " day_of_month varchar(124) NOT NULL DEFAULT '*',"
            + " month_of_year varchar(64) NOT NULL DEFAULT '*',"
            + " timezone varchar(64) NOT NULL DEFAULT 'America/Santiago')",
        "CREATE TABLE celery_schema.celery_intervalschedule (id serial PRIMARY KEY,"
            + " every integer NOT NULL, period varchar(24) NOT NULL)",
        "CREATE TABLE celery_schema.celery_periodictask (id serial PRIMARY KEY,"
            + " name varchar(255) NOT NULL, task varchar(255) NOT NULL,"
            + " interval_id integer, crontab_id integer, company_id uuid,"
            + " args jsonb DEFAULT '[]', kwargs jsonb DEFAULT '{}', queue varchar(255),"
            + " exchange varchar(255), routing_key varchar(255), headers jsonb DEFAULT '{}',"
            + " priority integer, expires timestamptz, expire_seconds integer,"
            + " one_off boolean DEFAULT false, start_time timestamptz, enabled boolean DEFAULT true,"
            + " last_run_at timestamptz, total_run_count integer DEFAULT 0,"
            + " date_changed timestamptz DEFAULT now(), description text, max_retries integer,"
            + " soft_time_limit integer, hard_time_limit integer, discriminator varchar(20),"
            + " schedule_id integer)",
        "CREATE TABLE celery_schema.celery_periodictaskchanged (id serial PRIMARY KEY,"
            + " last_update timestamptz NOT NULL DEFAULT now())",
        "INSERT INTO celery_schema.celery_intervalschedule (every, period) VALUES (30, 'minutes')",
        "INSERT INTO celery_schema.celery_crontabschedule (minute, hour) VALUES ('0', '2')",
        "INSERT INTO celery_schema.celery_periodictask (name, task, interval_id, args, kwargs, queue)"
            + " VALUES ('by interval', 'sii.sync_documents', 1, '[1, \"ñ\"]', '{\"months\": 2}', 'low')",
        "INSERT INTO celery_schema.celery_periodictask (name, task, crontab_id, total_run_count)"
            + " VALUES ('by crontab', 'form29.generate_drafts_all_companies', 1, NULL)");
  }
}
