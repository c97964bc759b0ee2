UPDATE celery_schema.celery_periodictask
   SET last_run_at = :at,
       total_run_count = total_run_count + 1,
       enabled = enabled AND NOT COALESCE(one_off, false)
 WHERE id = :id
