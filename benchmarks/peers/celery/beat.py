"""A beat with many entries: most are not due for months, some are due once at a known instant."""

import os
import time
from datetime import datetime, timedelta, timezone

from celery import Celery
from celery.schedules import BaseSchedule, crontab, schedstate

app = Celery("demo", broker=os.environ["REDIS_URL"])
app.conf.task_default_queue = "default"
app.conf.timezone = "America/Santiago"


# Beat waits so long, or five minutes, after what it has just sent.
NEVER = 10_000_000


class Once(BaseSchedule):
    """Due once, at a second since 1970."""

    def __init__(self, at, **kwargs):
        super().__init__(**kwargs)
        self.at = at

    def is_due(self, last_run_at):
        now = time.time()
        if last_run_at.timestamp() >= self.at:
            return schedstate(False, NEVER)
        return schedstate(True, NEVER) if now >= self.at else schedstate(False, self.at - now)

    def remaining_estimate(self, last_run_at):
        return timedelta(seconds=self.at - time.time())

    def __eq__(self, other):
        return isinstance(other, Once) and other.at == self.at

    def __reduce__(self):
        return Once, (self.at,)


def entry(schedule, *args):
    return {"task": "demo.noop", "schedule": schedule, "args": args}


def once(at, *args):
    """Has not run, however long it takes to read all entries."""
    return entry(Once(at), *args) | {"last_run_at": datetime(2020, 1, 1, tzinfo=timezone.utc)}


rows = int(os.environ["BEAT_ROWS"])
first = float(os.environ["BEAT_FROM"])
rate = int(os.environ["BEAT_RATE"])
month = (datetime.now().month + 4) % 12 + 1

schedule = {"due": once(time.time())}
for n in range(rows):
    schedule["Sync of company %d" % n] = entry(
        crontab(minute=n % 60, hour=n % 24, day_of_month=1 + n % 28, month_of_year=month)
        if n % 2
        else timedelta(days=100 + n % 1000)
    )
for n in range(int(os.environ["BEAT_FIRINGS"])):
    schedule["Burst %d" % n] = once(first + n / rate, n)
app.conf.beat_schedule = schedule
