package cl.fizko.core.schedule.port;

class InMemoryChangeAlertsTest extends ChangeAlertsContract {

  private final InMemoryChangeAlerts.Channel channel = new InMemoryChangeAlerts.Channel();

  @Override
  protected ChangeAlerts alerts() {
    return new InMemoryChangeAlerts(channel);
  }

  @Override
  protected void announce() {
    channel.announce();
  }
}
