package cl.fizko.postgres.schedule;

/**
 * The statement that reads rows, for those who need all of what it can tell and those who do not.
 */
final class RowsSql {

  private static final String MORE =
      ",\n       r.task_id AS last_task,\n       a.execution_time AS alarm";
  private static final String JOINS =
      """
        LEFT JOIN fizko.periodic_task_run r
          ON r.periodic_task_id = t.id
        LEFT JOIN fizko.scheduled_tasks a
          ON a.task_name = 'periodic-task' AND a.task_instance = t.id::text
      """;

  /** A row that fires once and has: the library notes that first, and switches it off later. */
  private static final String NOT_OVER =
      """

       WHERE (t.columns ->> 'one_off' = 'true'
              AND COALESCE(t.columns ->> 'total_run_count', '0') <> '0') IS NOT TRUE\
      """;

  private RowsSql() {}

  /**
   * What rows say, but for those that had their one run.
   *
   * @param which the end of a statement that chooses rows of {@code t}
   */
  static String of(String which) {
    return statement(which, "", "", NOT_OVER);
  }

  /** What all rows say, with what is known of their last runs and their alarms. */
  static String withRunsOf(String which) {
    return statement(which, MORE, JOINS, "");
  }

  private static String statement(String which, String more, String joins, String but) {
    return Sql.named("rows")
        .replace("<which>", which)
        .replace("<more>", more)
        .replace("<joins>", joins)
        .replace("<but>", but);
  }
}
