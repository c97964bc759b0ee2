package cl.fizko.core.task.port;

final class InMemoryTaskLogsTest extends TaskLogsContract {

  @Override
  protected TaskLogs logs() {
    return new InMemoryTaskLogs();
  }
}
