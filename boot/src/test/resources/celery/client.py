"""Sends tasks to a Fizko worker and checks what comes back; exits with 1 at the first surprise."""
from celery import group
from celery.exceptions import NotRegistered, TaskRevokedError

from app import app
from expecting import PATIENCE, expect, expect_error


def run(name, *args, **options):
    return app.send_task(name, args, **options).get(timeout=PATIENCE)


test_task = run("app.infrastructure.celery.tasks.test_task")
expect("test task", test_task["status"], "ok")
expect("add", run("demo.add", 2, 3), 5)
expect("add floats", run("demo.add", 0.5, 2), 2.5)
expect("add large", run("demo.add", 2**63, 1), 2**63 + 1)
expect("sum", run("demo.sum", [1, 2, 3]), 6)
expect("noop", run("demo.noop"), None)
expect("retries", run("demo.retry_then_ok", 2, 0.1), 2)
expect(
    "echo",
    app.send_task("demo.echo", (1, "ñ ☂", None, [], {}), {"a": {"b": [1.5]}, "c": None}).get(timeout=PATIENCE),
    {"args": [1, "ñ ☂", None, [], {}], "kwargs": {"a": {"b": [1.5]}, "c": None}},
)
expect("countdown", run("demo.add", 1, 1, countdown=1), 2)
expect("priority", run("demo.add", 1, 1, priority=9), 2)
expect("zlib", run("demo.echo", "z", compression="zlib"), {"args": ["z"], "kwargs": {}})
expect("own id", app.send_task("demo.add", (1, 1), task_id="my own/id ñ").get(timeout=PATIENCE), 2)
expect("low", run("demo.add", 1, 1, queue="low"), 2)
expect(
    "group",
    group(app.signature("demo.add", (i, i)) for i in range(5))().get(timeout=PATIENCE),
    [0, 2, 4, 6, 8],
)

failed = app.send_task("demo.fail", ("no such folio",))
error = expect_error("failure", ValueError, failed)
expect("failure's message", error.args, ("no such folio",))
expect("failure's state", failed.state, "FAILURE")
expired = app.send_task("demo.add", (1, 1), expires=-1)
expect_error("expired", TaskRevokedError, expired)
expect("expired's state", expired.state, "REVOKED")
expect_error("unknown", NotRegistered, app.send_task("nobody.knows"))
expect("extended", failed.name, "demo.fail")
print("all as expected")
