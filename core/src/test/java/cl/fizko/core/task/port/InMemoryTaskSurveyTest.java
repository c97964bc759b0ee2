package cl.fizko.core.task.port;

import java.time.InstantSource;

class InMemoryTaskSurveyTest extends TaskSurveyContract {

  @Override
  protected Fixture fixture(InstantSource clock) {
    InMemoryTaskBroker broker = new InMemoryTaskBroker(new InMemoryTaskResults(), clock);
    return new Fixture(broker, broker, new InMemoryTaskSurvey(broker));
  }
}
