#!/bin/bash
# On the kernel under test: the sensor starts, and what is done then raises the alerts of smoke.yaml.
set -u
cd "$(dirname "$0")/../../../.."
echo "guest: $(uname -r), $(nproc) CPUs, $(stat -fc %T /sys/fs/cgroup)"

# Where each thread of the sensor is, in the kernel and in Java.
stood_still() {
  for task in /proc/$sensor/task/*; do
    echo "thread $(cat "$task/comm"): $(cut -d')' -f2 "$task/stat" | cut -d' ' -f2,13,14)"
    cat "$task/stack"
  done
  kill -QUIT $sensor
  sleep 20
  cat /tmp/alerts
}

# Emulated: no archive of classes is worth its making, nor the slower compiler.
EYAS_CDS=off EYAS_JAVA_OPTS=-XX:TieredStopAtLevel=1 \
  dist/eyas/bin/eyas run -r sensor/src/test/kernels/smoke.yaml >/tmp/alerts 2>/tmp/log &
sensor=$!
for _ in $(seq 600); do
  grep -q 'rules in force' /tmp/log && break
  kill -0 $sensor 2>/dev/null || break
  sleep 1
done
grep -q 'rules in force' /tmp/log || ! kill -0 $sensor 2>/dev/null || stood_still
cat /tmp/log
echo "guest: started after $(cut -d' ' -f1 /proc/uptime) s"

cat /etc/shadow >/dev/null
mkdir /tmp/smoke
chmod 700 /tmp/smoke
python3 - <<'P'
import os, socket
server = socket.socket()
server.bind(("127.0.0.1", 4711))
server.listen()
client = socket.socket()
client.connect(("127.0.0.1", 4711))
server.accept()
os.symlink("/etc/passwd", "/tmp/smoke/link")
os.rename("/tmp/smoke/link", "/tmp/smoke/other")
os.unlink("/tmp/smoke/other")
os.setuid(33)
P
for _ in $(seq 60); do
  grep -q smoke-setuid /tmp/alerts && break
  sleep 1
done
kill -TERM $sensor
wait $sensor
status=$?
cat /tmp/alerts /tmp/log

missing=0
for word in $(sed -nE 's/^ *output: *(smoke-[a-z]+) .*/\1/p' sensor/src/test/kernels/smoke.yaml); do
  grep -q "$word" /tmp/alerts || { echo "guest: no alert $word"; missing=1; }
done
grep -q 'Events dropped: 0' /tmp/log || { echo "guest: events were dropped"; missing=1; }
kept=$(sed -n 's/^Events kept in the kernel.*: //p' /tmp/log)
[ "${kept:-0}" -gt 0 ] || { echo "guest: nothing was filtered in the kernel"; missing=1; }
[ $status = 0 ] && [ $missing = 0 ] && echo "guest: passed"
