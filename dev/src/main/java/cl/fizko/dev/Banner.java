package cl.fizko.dev;

import cl.fizko.boot.tasks.SmokeTest;

/** What a newcomer sees once everything runs. */
record Banner(Stack stack) {

  String text() {
    return """

           Fizko is up: web, worker and beat, on a Redis and a PostgreSQL of their own.

             API       %s
             health    %s/health/ready
             Redis     %s
             Postgres  %s

           A periodic task says every 10 seconds that all is well. Next, in another terminal:

             REDIS_URL=%s ./fizko send demo.add --args '[2, 3]' --wait

             curl -s -X GET %s/api/celery/tasks/AN-ID -H 'Authorization: Bearer %s'

             psql '%s' -c 'SELECT name, total_run_count FROM celery_schema.celery_periodictask'

           The smoke test of the operators' guide is %s.
           Ctrl-C ends everything in good order; the data stays in .fizko/dev.
           """
        .formatted(
            stack.web(),
            stack.web(),
            stack.redisUri(),
            stack.postgresUri(),
            stack.redisUri(),
            stack.web(),
            stack.token(),
            stack.postgresUri(),
            SmokeTest.NAME);
  }
}
