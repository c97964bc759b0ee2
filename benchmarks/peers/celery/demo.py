"""The tasks that the benchmarks give to Celery; the same as Fizko's demo tasks of these names."""

import os
import time

from celery import Celery

app = Celery("demo", broker=os.environ["REDIS_URL"], backend=os.environ["REDIS_URL"])
app.conf.task_default_queue = "default"
app.conf.result_expires = 3600


@app.task(name="demo.noop")
def noop(**kwargs):
    return None


@app.task(name="demo.echo")
def echo(*args, **kwargs):
    return {"args": args, "kwargs": kwargs}


@app.task(name="demo.now")
def now(**kwargs):
    return time.time()
