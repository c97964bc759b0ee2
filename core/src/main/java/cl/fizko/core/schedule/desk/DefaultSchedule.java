package cl.fizko.core.schedule.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Schedules to begin with. The system that we replace shipped none.
 *
 * @param schedules their fields
 */
public record DefaultSchedule(List<Map<String, Object>> schedules) {

  private static final String ZONE = "America/Santiago";

  /**
   * What a tax desk needs: the documents of the month through the day, those of the month before by
   * night, filed forms each morning, and the drafts of the monthly form on the first.
   */
  public static final DefaultSchedule TAX_DESK =
      new DefaultSchedule(
          List.of(
              Map.ofEntries(
                  Map.entry("name", "documents of this month"),
                  Map.entry("task", "sii.sync_documents_all_companies"),
                  Map.entry("kwargs", Map.of("months", 1)),
                  Map.entry("crontab", "*/30 7-22 * * *"),
                  Map.entry("timezone", ZONE),
                  Map.entry("queue", "low"),
                  Map.entry("expire_seconds", 1_800),
                  Map.entry("misfire", "skip"),
                  Map.entry(
                      "description", "Every half hour of the day; a missed one is left out.")),
              Map.ofEntries(
                  Map.entry("name", "documents of last month"),
                  Map.entry("task", "sii.sync_documents_all_companies"),
                  Map.entry("kwargs", Map.of("months", 1, "month_offset", 1)),
                  Map.entry("crontab", "15 3 * * *"),
                  Map.entry("timezone", ZONE),
                  Map.entry("queue", "low"),
                  Map.entry("description", "Documents that came late, by night.")),
              Map.ofEntries(
                  Map.entry("name", "filed F29 forms"),
                  Map.entry("task", "sii.sync_f29_all_companies"),
                  Map.entry("crontab", "30 4 * * *"),
                  Map.entry("timezone", ZONE),
                  Map.entry("queue", "low"),
                  Map.entry("description", "The forms of this year, each morning.")),
              Map.ofEntries(
                  Map.entry("name", "F29 drafts of last month"),
                  Map.entry("task", "form29.generate_drafts_all_companies"),
                  Map.entry("crontab", "0 2 1 * *"),
                  Map.entry("timezone", ZONE),
                  Map.entry("description", "On the first, well before the day it is due."))));

  public DefaultSchedule {
    schedules = List.copyOf(schedules);
  }

  /**
   * Adds those whose names no row has; the others stay as they are, whatever they say by now.
   *
   * @return the names of those that were added
   */
  public List<String> addTo(ScheduleDesk desk, String by) {
    List<String> added = new ArrayList<>();
    for (Map<String, Object> fields : schedules) {
      String name = String.valueOf(fields.get("name"));
      if (desk.show(name).isEmpty() && desk.create(fields, by) instanceof Decision.Done) {
        added.add(name);
      }
    }
    return added;
  }
}
