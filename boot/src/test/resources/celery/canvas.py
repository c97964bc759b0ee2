"""Sends canvases whose tasks are Fizko's, Celery's, and both; exits with 1 at the first surprise."""
import time

from celery import chain, chord, group
from celery.exceptions import ChordError

from app import app
from expecting import PATIENCE, expect, expect_error


def java(name, *args, **options):
    return app.signature("demo." + name, args, queue="default", **options)


def python(name, *args, **options):
    return app.signature("python." + name, args, queue="python", **options)


def alone(result):
    """The result without its parents, whose errors get() raises first, once it is there.

    A client that listens already does not look whether a result that it asks for came before it asked.
    """
    end = time.monotonic() + PATIENCE
    while not app.AsyncResult(result.id).ready() and time.monotonic() < end:
        time.sleep(0.05)
    return app.AsyncResult(result.id)


def get(result):
    return result.get(timeout=PATIENCE)


expect("chain, ours", get(chain(java("add", 1, 2), java("add", 10), java("add", 100))()), 113)
expect("chain, mixed", get(chain(java("add", 1, 2), python("add", 10), java("add", 100))()), 113)
expect("chain, mixed the other way", get(chain(python("add", 1, 2), java("add", 10), python("add", 100))()), 113)
expect("immutable", get(chain(java("add", 1, 2), java("add", 10, 1, immutable=True), python("add", 100))()), 111)
expect("chord, ours", get(chord([java("add", i, i) for i in range(5)])(java("sum"))), 20)
expect("chord, Celery's body", get(chord([java("add", i, i) for i in range(5)])(python("total"))), 20)
expect("chord, Celery's header", get(chord([python("add", i, i) for i in range(5)])(java("sum"))), 20)
expect("chord, both in the header",
       get(chord([python("add", 1, 1), java("add", 2, 2), python("add", 3, 3), java("add", 4, 4)])(java("sum"))), 20)
expect("group in a chain",
       get(chain(java("add", 1, 1), group(java("add", 10), python("add", 20)), java("sum"), python("add", 5))()), 39)
expect("chord of chains",
       get(chord([chain(java("add", 1, 1), python("add", 10)), chain(python("add", 2, 2), java("add", 10))])(java("sum"))), 26)
expect("chord in a chain in a chord",
       get(chain(chord([java("add", 1, 1), python("add", 2, 2)], java("sum")), group(java("add", 1), python("add", 2)),
                 python("total"))()), 15)
expect("group of chains",
       get(group(chain(java("add", 1, 1), python("add", 1)), chain(python("add", 2, 2), java("add", 1)))()), [3, 5])
expect("body that is a chain", get(chord([java("add", 1, 1), python("add", 2, 2)])(chain(java("sum"), python("add", 100)))), 106)
expect("retry in a chord", get(chord([java("retry_then_ok", 2, 0.1), python("add", 1, 1)])(java("sum"))), 4)

linked = java("add", 2, 3).apply_async(link=python("add", 10))
get(linked)
expect("link", [get(child) for child in linked.children], [15])

for maker in (java, python):
    failing = chain(maker("fail", "no such folio"), java("add", 1), python("add", 2))()
    expect_error(f"chain that fails in {maker.__name__}", ValueError, failing)
    expect_error(f"its middle in {maker.__name__}", ValueError, failing.parent)
    expect_error(f"chord that fails in {maker.__name__}", ChordError,
                 alone(chord([maker("fail", "no such folio"), java("add", 1, 1), python("add", 1, 1)])(java("sum"))))

told = app.backend.client
told.delete("python.told")
failing = java("fail", "no such folio").apply_async(link_error=python("tell"))
expect_error("link_error", ValueError, failing)
expect("told", told.blpop("python.told", timeout=PATIENCE)[1].decode(), failing.id)
bodyfails = chord([java("fail", "x"), java("add", 1, 1)])(java("sum").on_error(python("tell")))
expect_error("chord with link_error", ChordError, alone(bodyfails))
expect("told by the chord", told.blpop("python.told", timeout=PATIENCE)[1].decode(), bodyfails.id)

members = chord([java("fail", "x"), java("add", 1, 1)])(group(java("sum"), java("sum")))
for member in members.children:
    expect_error("member of a body that is a group", ChordError, alone(member))
print("all as expected")
