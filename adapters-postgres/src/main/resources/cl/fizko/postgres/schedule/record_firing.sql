UPDATE celery_schema.celery_periodictask
   SET last_run_at = :at,
       total_run_count = COALESCE(total_run_count, 0) + 1,
       enabled = enabled AND NOT COALESCE(one_off, false)
 WHERE id = :id
