"""Sends demo.noop one by one for some seconds; prints how many there were in a second.

enqueue.py SECONDS BYTES
"""

import sys
import time

from demo import app

seconds, size = float(sys.argv[1]), int(sys.argv[2])
kwargs = {"text": "x" * size}


def send(duration):
    sent = 0
    start = time.perf_counter()
    while (passed := time.perf_counter() - start) < duration:
        app.send_task("demo.noop", kwargs=kwargs)
        sent += 1
    return sent / passed


send(0.5)
print(send(seconds))
