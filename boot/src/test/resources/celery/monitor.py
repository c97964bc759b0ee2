"""Watches one worker as Flower does, through Celery's receiver and state; exits with 1 at the first surprise."""
import sys
import threading
import time

from celery.events.state import State

from app import app
from expecting import PATIENCE, expect

NODE = sys.argv[1]
state = State()
seen = []


def receive():
    with app.connection() as connection:
        receiver = app.events.Receiver(connection, handlers={"*": note}, app=app)
        receiver.capture(limit=None, timeout=None, wakeup=True)


def note(event):
    seen.append(event)
    state.event(event)


def types(uuid=None):
    return [each["type"] for each in seen if uuid is None or each.get("uuid") == uuid]


def wait_for(what, probe):
    end = time.monotonic() + PATIENCE
    while not probe():
        if time.monotonic() > end:
            raise SystemExit(f"{what}: did not come about; seen {types()}")
        time.sleep(0.02)
    print("ok", what)


threading.Thread(target=receive, daemon=True).start()
wait_for("heartbeat", lambda: "worker-heartbeat" in types())
expect("quiet before it is asked for", [each for each in types() if each.startswith("task-")], [])
app.control.enable_events()
expect("enabled", app.control.enable_events(reply=True, limit=1, timeout=20), [{NODE: {"ok": "task events already enabled"}}])

done = app.send_task("demo.echo", ("it's ñ", None, 0.5), {"a": [True]}, task_id="done")
failed = app.send_task("demo.fail", ("no such folio",), task_id="failed")
retried = app.send_task("demo.retry_then_ok", (1, 0.1), task_id="retried")
expired = app.send_task("demo.add", (1, 2), expires=-1, task_id="expired")
stopped = app.send_task("demo.sleep", (600,), task_id="stopped")
wait_for("started", lambda: "task-started" in types("stopped"))
stopped.revoke(terminate=True)
wait_for("succeeded", lambda: "task-succeeded" in types("done"))
wait_for("failed", lambda: "task-failed" in types("failed"))
wait_for("retried", lambda: "task-succeeded" in types("retried"))
wait_for("expired", lambda: "task-revoked" in types("expired"))
wait_for("stopped", lambda: "task-revoked" in types("stopped"))

expect("order", types("done"), ["task-received", "task-started", "task-succeeded"])
expect("retries in it", "task-retried" in types("retried"), True)
task = state.tasks["done"]
expect("name", (task.name, task.state, task.worker.hostname), ("demo.echo", "SUCCESS", NODE))
expect("args", (task.args, task.kwargs), ("(\"it's ñ\", None, 0.5)", "{'a': [True]}"))
expect("result", task.result, "{'args': [\"it's ñ\", None, 0.5], 'kwargs': {'a': [True]}}")
expect("runtime", 0 <= task.runtime < 30, True)
expect("exception", (state.tasks["failed"].state, state.tasks["failed"].exception),
       ("FAILURE", "ValueError('no such folio')"))
expect("revoked", [state.tasks[each].state for each in ("expired", "stopped")], ["REVOKED", "REVOKED"])
worker = state.workers[NODE]
wait_for("a full heartbeat", lambda: worker.loadavg and worker.freq == 2.0)
expect("worker", (worker.alive, worker.sw_ident, len(worker.loadavg)), (True, "fizko", 3))
expect("clocks rise", [each["clock"] for each in seen if each.get("hostname") == NODE and each["type"].startswith("task-")],
       sorted(each["clock"] for each in seen if each.get("hostname") == NODE and each["type"].startswith("task-")))

app.control.disable_events(reply=True, limit=1, timeout=20)
quiet = app.send_task("demo.add", (1, 2), task_id="quiet")
expect("quiet task", quiet.get(timeout=PATIENCE), 3)
before = len(seen)
app.control.heartbeat()
wait_for("heartbeat on demand", lambda: any(each.get("freq") == 5 for each in seen[before:]))
expect("quiet after it was turned off", types("quiet"), [])
app.control.shutdown()
wait_for("offline", lambda: "worker-offline" in types())
expect("not alive", state.workers[NODE].alive, False)
print("all as expected")
