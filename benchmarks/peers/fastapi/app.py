"""The two endpoints of the web role that benchmarks/web measures, on FastAPI and Celery."""

import os

from celery import Celery
from fastapi import FastAPI

broker = Celery("app", broker=os.environ["REDIS_URL"], backend=os.environ["REDIS_URL"])
broker.conf.task_default_queue = "default"

app = FastAPI()


@app.get("/")
async def about():
    return {"service": "fizko", "version": "2.0.0", "status": "running", "features": {"tasks": True}}


@app.post("/api/celery/tasks/launch")
def launch(body: dict):
    sent = broker.send_task(body["task_type"], kwargs=body.get("params", {}))
    return {"success": True, "task_id": sent.id, "task_type": body["task_type"], "status": "PENDING"}
