"""The Celery side of the interop test: an application like the one that we replace."""
import os

from celery import Celery

url = os.environ["REDIS_URL"]
app = Celery("fizko-v2", broker=url, backend=url)
app.conf.update(
    accept_content=["json"],
    enable_utc=True,
    result_expires=3600,
    result_extended=True,
    task_acks_late=True,
    task_default_exchange="tasks",
    task_default_queue="default",
    task_default_routing_key="default",
    task_reject_on_worker_lost=True,
    task_track_started=True,
    timezone="America/Santiago",
)


@app.task(name="python.add")
def add(x, y):
    return x + y


@app.task(name="python.echo")
def echo(*args, **kwargs):
    return {"args": args, "kwargs": kwargs}


@app.task(name="python.fail")
def fail(message):
    raise ValueError(message)


@app.task(name="python.retry_once", bind=True)
def retry_once(self):
    if self.request.retries == 0:
        raise self.retry(countdown=0.2)
    return self.request.retries


@app.task(name="python.trace", bind=True)
def trace(self):
    return [self.request.get("traceparent"), self.request.get("fizko_sent_ms")]


@app.task(name="python.total")
def total(numbers):
    return sum(numbers)


@app.task(name="python.tell")
def tell(task_id):
    app.backend.client.rpush("python.told", task_id)
