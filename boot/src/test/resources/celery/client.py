"""Sends tasks to a Fizko worker and checks what comes back; exits with 1 at the first surprise."""
from celery import chain, group
from celery.canvas import chunks, xmap, xstarmap
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


def own(name):
    return app.signature("demo." + name)


pairs = [(1, 2), (0.5, 1), (2**63, 1)]
expect("map", xmap(own("sum"), [[1, 2], [], [3]], app=app).apply_async().get(timeout=PATIENCE), [3, 0, 3])
expect("starmap", xstarmap(own("add"), pairs, app=app).apply_async().get(timeout=PATIENCE), [3, 1.5, 2**63 + 1])
expect("map of nothing", xmap(own("noop"), [], app=app).apply_async().get(timeout=PATIENCE), [])
expect("chunks", chunks(own("add"), [(i, i) for i in range(5)], 2, app=app).apply_async().get(timeout=PATIENCE),
       [[0, 2], [4, 6], [8]])
expect("chunks as a task", run("celery.chunks", own("add"), [(i, i) for i in range(3)], 2), [[0, 2], [4]])
expect("starmap in a chain", chain(xstarmap(own("add"), [(1, 2), (3, 4)], app=app), own("sum"))().get(timeout=PATIENCE), 10)
expect("accumulate", run("celery.accumulate", 1, [2]), [1, [2]])
expect("map fails", expect_error("map that fails", ValueError,
                                 xmap(own("fail"), ["first", "second"], app=app).apply_async()).args, ("first",))
expect_error("unknown to map", NotRegistered, xmap(app.signature("nobody.knows"), [1], app=app).apply_async())

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
