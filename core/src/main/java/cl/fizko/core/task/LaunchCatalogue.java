package cl.fizko.core.task;

import cl.fizko.core.task.Parameter.Kind;
import java.util.List;

/**
 * The tasks that Fizko has always let callers launch, with the parameters, defaults and ranges that
 * it has always had. Python workers run them, and so will Java ones.
 */
public final class LaunchCatalogue {

  private static final int FIRST_YEAR = 2020;
  private static final int LAST_YEAR = 2030;

  private static final Parameter COMPANY = Parameter.required("company_id", new Kind.Uuid());
  private static final Parameter MONTHS = Parameter.withDefault("months", new Kind.Whole(1, 12), 1);
  private static final Parameter MONTH_OFFSET =
      Parameter.withDefault("month_offset", new Kind.Whole(0, Long.MAX_VALUE), 0);
  private static final Parameter YEAR =
      Parameter.optional("year", new Kind.YearText(FIRST_YEAR, LAST_YEAR));
  private static final Kind PERIOD_YEAR = new Kind.Whole(FIRST_YEAR, LAST_YEAR);
  private static final Kind PERIOD_MONTH = new Kind.Whole(1, 12);
  private static final Parameter AUTO_CALCULATE =
      Parameter.withDefault("auto_calculate", new Kind.Flag(), true);

  /** All of them. */
  public static final LaunchableTasks TASKS =
      new LaunchableTasks(
          List.of(
              task(
                  "sii.sync_documents",
                  "Fetches the tax documents of a company from the SII, month by month backwards.",
                  COMPANY,
                  MONTHS,
                  MONTH_OFFSET),
              task(
                  "sii.sync_documents_all_companies",
                  "Fetches the tax documents of every company from the SII.",
                  MONTHS,
                  MONTH_OFFSET),
              task(
                  "sii.sync_f29",
                  "Fetches the F29 forms that a company filed in a year; this year if none given.",
                  COMPANY,
                  YEAR),
              task(
                  "sii.sync_f29_all_companies",
                  "Fetches the F29 forms that every company filed in a year.",
                  YEAR),
              task(
                  "form29.generate_draft_for_company",
                  "Drafts the F29 form of a company for a month.",
                  COMPANY,
                  Parameter.required("period_year", PERIOD_YEAR),
                  Parameter.required("period_month", PERIOD_MONTH),
                  AUTO_CALCULATE),
              task(
                  "form29.generate_drafts_all_companies",
                  "Drafts the F29 form of every subscribed company; last month's if none given.",
                  Parameter.optional("period_year", PERIOD_YEAR),
                  Parameter.optional("period_month", PERIOD_MONTH),
                  AUTO_CALCULATE),
              task(
                  "calendar.sync_company_calendar",
                  "Brings the tax calendar of a company up to date.",
                  COMPANY),
              task(
                  "memory.load_company_memories",
                  "Writes what is known of a company, and of a user if given, into its memory.",
                  COMPANY,
                  Parameter.optional("user_id", new Kind.Uuid()))));

  private LaunchCatalogue() {}

  private static LaunchableTask task(String name, String description, Parameter... parameters) {
    return new LaunchableTask(new TaskName(name), description, Signature.of(parameters));
  }
}
