package cl.fizko.core.schedule.port;

import java.time.Duration;

class InMemoryTickerTest extends TickerContract {

  private final InMemoryAlarms alarms = new InMemoryAlarms();

  @Override
  protected Ticker ticker() {
    return new InMemoryTicker(alarms, clock);
  }

  @Override
  protected void kill(Ticker ticker) {
    ((InMemoryTicker) ticker).kill();
  }

  @Override
  protected Duration deadAfter() {
    return Duration.ZERO;
  }
}
