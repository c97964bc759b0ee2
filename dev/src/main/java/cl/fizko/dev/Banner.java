package cl.fizko.dev;

import cl.fizko.boot.tasks.SmokeTest;

/** What a newcomer sees once everything runs. */
record Banner(Stack stack) {

  String text() {
    return """

           Fizko is up: web, worker and beat, on %s.

             dashboard %s
             API       %s
             health    %s/health/ready
           %s  Postgres  %s

           A periodic task says every 10 seconds that all is well. Next, in another terminal:

             %s ./fizko send demo.add --args '[2, 3]' --wait

             curl -s -X GET %s/api/celery/tasks/AN-ID -H 'Authorization: Bearer %s'

             psql '%s' -c 'SELECT name, total_run_count FROM celery_schema.celery_periodictask'

           The smoke test of the operators' guide is %s.
           Ctrl-C ends everything in good order; the data stays in .fizko/dev.
           """
        .formatted(
            redisOr("a Redis and a PostgreSQL of their own", "a PostgreSQL of their own, no Redis"),
            stack.loginLink(),
            stack.web(),
            stack.web(),
            redisOr("  Redis     %s\n", ""),
            stack.servers().postgres(),
            redisOr(
                "REDIS_URL=%s", "FIZKO_BROKER=postgres DATABASE_URL=" + stack.servers().postgres()),
            stack.web(),
            stack.token(),
            stack.servers().postgres(),
            SmokeTest.NAME);
  }

  /** A text for a stack with a Redis, whose address it may show, or for one without. */
  private String redisOr(String with, String without) {
    return stack.servers().redis().map(with::formatted).orElse(without);
  }
}
