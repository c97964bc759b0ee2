package cl.fizko.boot.role;

import cl.fizko.boot.settings.Settings;
import cl.fizko.core.runtime.Lifecycle;
import cl.fizko.core.schedule.desk.ScheduleDesk;
import java.util.List;

/** The desk of schedules for a command; close it when done. */
public final class Desk implements AutoCloseable {

  private final ScheduleDesk schedules;
  private final Lifecycle needs;

  private Desk(ScheduleComponent component) {
    this.schedules =
        component
            .desk()
            .orElseThrow(
                () -> new IllegalStateException("needs DATABASE_URL, which is checked before"));
    this.needs = new RunningRole(new Nobody(), List.copyOf(component.needs()));
  }

  /** Connects when first used. */
  public static Desk of(Settings settings) {
    return new Desk(DaggerScheduleComponent.factory().create(settings));
  }

  public ScheduleDesk schedules() {
    return schedules;
  }

  @Override
  public void close() {
    needs.close();
  }

  /** A command has no work that goes on. */
  private record Nobody() implements Lifecycle {

    @Override
    public void start() {}

    @Override
    public void close() {}
  }
}
