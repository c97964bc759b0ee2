package cl.fizko.core.schedule.port;

import java.time.Duration;
import java.time.InstantSource;

class InMemoryTickerTest extends TickerContract {

  private final InMemoryTicker.Store store = new InMemoryTicker.Store();

  @Override
  protected Ticker ticker(InstantSource clock) {
    return new InMemoryTicker(store, clock);
  }

  @Override
  protected void kill(Ticker ticker) {
    ((InMemoryTicker) ticker).kill();
  }

  @Override
  protected void look(Ticker ticker) {
    ((InMemoryTicker) ticker).look();
  }

  @Override
  protected Duration deadAfter() {
    return Duration.ZERO;
  }
}
