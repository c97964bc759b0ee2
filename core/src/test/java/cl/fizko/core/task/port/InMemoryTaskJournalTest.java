package cl.fizko.core.task.port;

final class InMemoryTaskJournalTest extends TaskJournalContract {

  @Override
  protected TaskJournal journal(int size) {
    return new InMemoryTaskJournal(size);
  }
}
