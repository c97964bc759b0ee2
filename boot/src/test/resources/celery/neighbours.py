"""Looks at a worker of each kind at once, and at what they tell each other; exits with 1 at the first surprise."""
import sys

from app import app
from expecting import expect

ours, theirs = sys.argv[1:]
nodes = app.control.inspect(timeout=0.5).ping()
expect("both answer", nodes, {ours: {"ok": "pong"}, theirs: {"ok": "pong"}})
for known in app.control.inspect(timeout=0.5).revoked().values():
    for id in ("known-to-python", "known-to-java"):
        expect(id, id in known, True)
print("all as expected")
