"""Looks at a worker of each kind at once, and at what they tell each other; exits with 1 at the first surprise."""
import sys

from app import app
from expecting import expect

ours, theirs = sys.argv[1:]
inspect = app.control.inspect([ours, theirs], timeout=20)
nodes = {}
for each in app.control.broadcast("ping", reply=True, limit=2, timeout=20):
    nodes.update(each)
expect("both answer", nodes, {ours: {"ok": "pong"}, theirs: {"ok": "pong"}})
for known in inspect.revoked().values():
    for id in ("known-to-python", "known-to-java"):
        expect(id, id in known, True)
print("all as expected")
