SELECT COALESCE(string_agg(last_update::text, ' ' ORDER BY id), '')
  FROM celery_schema.celery_periodictaskchanged
