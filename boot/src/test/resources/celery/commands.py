"""Runs Celery's own command line against one worker and checks exit codes and output; exits with 1 at the first surprise.

Each runs in a fork of this process, so that Python and Celery are loaded once and not fifty times. Not in
this one: what still waits for the answer to one command would take that of the next.
"""
import json
import multiprocessing
import sys
import time

from celery.bin.celery import celery
from click.testing import CliRunner

from app import app
from expecting import expect

NODE = sys.argv[1]
UNAVAILABLE = 69
FORK = multiprocessing.get_context("fork")


class Command:
    """A command that runs already. One that is for one worker ends with its answer, any other when its time is over."""

    def __init__(self, text, *options, to=("--destination", NODE, "--timeout", "20")):
        self.text = text
        self.answer, theirs = FORK.Pipe()
        self.process = FORK.Process(target=self.run, args=(theirs, (*options, *to)))
        self.process.start()

    def run(self, answer, options):
        said = CliRunner().invoke(celery, ["-A", "app", *self.text.split(" "), *options])
        answer.send((said.exit_code, said.output))

    def says(self, *parts, code=0):
        found, output = self.answer.recv()
        self.process.join()
        expect(f"exit code of {self.text}", found, code)
        for part in parts:
            if part not in output:
                raise SystemExit(f"{self.text}: expected {part!r} in:\n{output}")
        return output


def check(command, *parts):
    Command(command).says(*parts)


def to_all(command, seconds):
    return Command(command, to=("--timeout", str(seconds)))


def nobody_answers(command):
    to_all(command, 0.5).says("No nodes replied within time constraint", code=UNAVAILABLE)


def check_together(*expectations):
    for command, parts in [(Command(each[0]), each[1:]) for each in expectations]:
        command.says(*parts)


def answer(command):
    return json.loads(Command(command, "--json").says())[NODE]


def answers(*commands):
    return [json.loads(command.says())[NODE] for command in [Command(each, "--json") for each in commands]]


def wait_for(what, probe):
    end = time.monotonic() + 20
    while not probe():
        if time.monotonic() > end:
            raise SystemExit(f"{what}: did not come about")
        time.sleep(0.05)
    print("ok", what)


def states(*ids):
    return [app.AsyncResult(each).state for each in ids]


def active():
    return [each["id"] for each in answer("inspect active")]


online = f"->  {NODE}: OK"
error = f"->  {NODE}: ERROR"
status, ping = to_all("status", 2), to_all("inspect ping", 2)
status.says(online, "1 node online.")
ping.says(online, "pong", "1 node online.")
nobody_answers("inspect --destination nobody@nowhere ping")
check_together(
    ("status", online, "1 node online."),
    ("inspect ping", online, "pong", "1 node online."),
    ("inspect active", online, "- empty -"),
    ("inspect report", error, "KeyError('report')"),
)

app.send_task("demo.sleep", (600,), task_id="sleeping")
app.send_task("demo.add", (1, 2), countdown=600, task_id="later")
wait_for("active", lambda: active() == ["sleeping"])
wait_for("scheduled", lambda: [each["request"]["id"] for each in answer("inspect scheduled")] == ["later"])
running, reserved, query, registered, stats, queues, conf, clock = answers(
    "inspect active", "inspect reserved", "inspect query_task sleeping nobody", "inspect registered",
    "inspect stats", "inspect active_queues", "inspect conf", "inspect clock")
task = running[0]
expect("args", (task["name"], task["args"], task["kwargs"], task["hostname"]), ("demo.sleep", [600], {}, NODE))
expect("reserved", reserved, [])
expect("query_task", [(id, state) for id, (state, info) in query.items()], [("sleeping", "active")])
expect("registered", "demo.add" in registered and registered == sorted(registered), True)
expect("stats", (stats["pool"]["max-concurrency"], stats["broker"]["transport"]), (2, "redis"))
expect("active_queues", [each["name"] for each in queues], ["default", "low"])
expect("conf", conf["task_acks_late"], True)
expect("the clock goes on", answer("inspect clock")["clock"] > clock["clock"], True)

to_all("control revoke later unsent", 2).says(online, "tasks later, unsent flagged as revoked")
check_together(
    ("control terminate SIGTERM sleeping", online, "terminate: sleeping"),
    ("control terminate SIGTERM nobody", online, "terminate: tasks unknown"),
)
expect("revoked", sorted(answer("inspect revoked")), ["later", "nobody", "sleeping", "unsent"])
app.send_task("demo.add", (1, 2), task_id="unsent")
wait_for("terminated", lambda: states("sleeping", "unsent") == ["REVOKED", "REVOKED"])
expect("reasons", [repr(app.AsyncResult(each).result) for each in ("sleeping", "unsent")],
       ["TaskRevokedError('terminated')", "TaskRevokedError('revoked')"])

check_together(
    ("control rate_limit demo.add 10/m", online, "new rate limit set successfully"),
    ("control rate_limit demo.nope 10/m", error, "unknown task"),
    ("control rate_limit demo.noop much", error, "Invalid rate limit string"),
    ("control time_limit demo.sleep 0.5 60", online, "time limits set successfully"),
    ("control add_consumer extra", online, "add consumer extra"),
    ("control pool_grow 3", online, "pool will grow"),
    ("control autoscale 4 2", error, "ValueError('Autoscale not enabled')"),
    ("control enable_events", online, "task events enabled"),
    ("control heartbeat", online),
)
registered, stats = answers("inspect registered", "inspect stats")
expect("the rate", "demo.add [rate_limit=10/m]" in registered, True)
expect("concurrency", stats["pool"]["max-concurrency"], 5)
app.send_task("demo.sleep", (600,), task_id="limited")
app.send_task("demo.noop", task_id="extra", queue="extra")
wait_for("limited", lambda: states("limited", "extra") == ["FAILURE", "SUCCESS"])
check_together(
    ("control rate_limit demo.add 0", online, "new rate limit set successfully"),
    ("control cancel_consumer extra", online, "no longer consuming from extra"),
    ("control pool_shrink 2", online, "pool will shrink"),
    ("control enable_events", online, "task events already enabled"),
)
registered, stats, queues = answers("inspect registered", "inspect stats", "inspect active_queues")
expect("no rate", "demo.add" in registered, True)
expect("concurrency again", stats["pool"]["max-concurrency"], 3)
expect("queues again", [each["name"] for each in queues], ["default", "low"])
check("control disable_events", online, "task events disabled")

expect("a pattern", app.control.broadcast("ping", reply=True, timeout=1.5, limit=1, pattern="*@*", matcher="glob"),
       [{NODE: {"ok": "pong"}}])
expect("another", app.control.broadcast("ping", reply=True, timeout=0.5, pattern="x.*", matcher="pcre"), [])
client = app.send_task("demo.sleep", (600,), soft_time_limit=900, task_id="by-a-client")
wait_for("runs", lambda: "by-a-client" in active())
client.revoke(terminate=True, signal="SIGKILL")
wait_for("stopped", lambda: states("by-a-client") == ["REVOKED"])

nobody_answers("control shutdown")
print("all as expected")
