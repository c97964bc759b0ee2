package cl.fizko.core.schedule.port;

class InMemoryScheduleBookTest extends ScheduleBookContract {

  private final InMemoryScheduleLog log = new InMemoryScheduleLog();

  @Override
  protected ScheduleBook book() {
    return new InMemoryScheduleBook(log);
  }

  @Override
  protected ScheduleLog log() {
    return log;
  }
}
