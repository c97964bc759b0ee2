-- When something is due in the near future, rounded up to twentieths of a second: what is due within
-- one of them is looked for together.
SELECT DISTINCT ceil(extract(epoch FROM execution_time) * 20)::bigint * 50 AS millis
  FROM fizko.scheduled_tasks
 WHERE NOT picked
   AND execution_time > :from
   AND execution_time <= :to
