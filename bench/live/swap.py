#!/usr/bin/env python3
"""How long rules take from the request to being in force, as an editor sends them. As root:

    bench/live/swap.py RULES [ROUNDS [DISTRIBUTION]]

Before each request a rule of the file gets another text, so that no two are the same. The answer
comes once the ruleset is in force and the kernel's filter narrowed to it.
"""
import json
import os
import statistics
import subprocess
import sys
import time

rules = open(sys.argv[1]).read()
rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 100
eyas = (sys.argv[3] if len(sys.argv) > 3 else "dist/eyas") + "/bin/eyas"
sensor = subprocess.Popen(
    [eyas, "sensor", "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
number = 0
ticks = os.sysconf("SC_CLK_TCK")


def receive():
    length = 0
    while line := sensor.stdout.readline().strip():
        if line.lower().startswith(b"content-length:"):
            length = int(line.split(b":")[1])
    return json.loads(sensor.stdout.read(length))


def call(method, params):
    global number
    number += 1
    message = {"jsonrpc": "2.0", "id": number, "method": method, "params": params}
    body = json.dumps(message).encode()
    begin = time.perf_counter()
    sensor.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
    sensor.stdin.flush()
    while True:
        answer = receive()
        if answer.get("id") == number:
            if "error" in answer:
                sys.exit(str(answer["error"]))
            return 1000 * (time.perf_counter() - begin), answer["result"]


def used():
    """Processor time of the sensor so far, all its threads, in milliseconds."""
    fields = open("/proc/%d/stat" % sensor.pid).read().rsplit(") ", 1)[1].split()
    return 1000 * (int(fields[11]) + int(fields[12])) / ticks


def load(version):
    marked = """
- rule: Marker
  desc: The one that changes.
  condition: evt.type in (open, openat) and fd.name = /tmp/marker-%d
  output: marked
  priority: info
""" % version
    sources = [{"name": "rules.yaml", "text": rules}, {"name": "marker.yaml", "text": marked}]
    millis, result = call("rules/load", {"sources": sources, "version": version})
    if not result["loaded"]:
        sys.exit(str(result))
    return millis


call("initialize", {"protocolVersion": 1, "clientName": "swap", "clientVersion": "1"})
print("first load, processes read: %.0f ms" % load(1))
done = 2
for name, count in ("first ten", 10), ("the rest", rounds - 10):
    if count > 0:
        before = used()
        times = sorted(load(done + i) for i in range(count))
        done += count
        print("%s: median %.0f ms, 95 of 100 within %.0f ms, longest %.0f ms, processor %.0f ms" % (
            name, statistics.median(times), times[int(0.95 * (count - 1))], times[-1],
            (used() - before) / count))
call("shutdown", None)
sensor.stdin.close()
sensor.wait()
