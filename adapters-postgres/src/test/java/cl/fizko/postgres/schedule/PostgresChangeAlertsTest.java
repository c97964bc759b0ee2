package cl.fizko.postgres.schedule;

import cl.fizko.core.schedule.port.ChangeAlerts;
import cl.fizko.core.schedule.port.ChangeAlertsContract;
import cl.fizko.postgres.PostgresDatabase;
import cl.fizko.postgres.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresChangeAlertsTest extends ChangeAlertsContract {

  @RegisterExtension static final TestDatabase DATABASES = new TestDatabase();

  private PostgresDatabase operator;

  @BeforeEach
  void open() {
    operator = DATABASES.open();
  }

  @Override
  protected ChangeAlerts alerts() {
    return new PostgresChangeAlerts(DATABASES.open());
  }

  @Override
  protected void announce() {
    TestDatabase.run(operator, "NOTIFY " + PostgresChangeAlerts.CHANNEL);
  }
}
