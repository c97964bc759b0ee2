package cl.fizko.postgres.schedule;

import cl.fizko.core.schedule.port.Sun;
import cl.fizko.core.schedule.port.SunContract;

class SuncalcSunTest extends SunContract {

  @Override
  protected Sun sun() {
    return new SuncalcSun();
  }
}
