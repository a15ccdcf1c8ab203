#!/bin/bash
# How long the sensor takes from its start to its first alert, and the memory that it then has:
# distributions in turns on the same machine. Usage, as root:
#
#   bench/live/start.sh RULES [DISTRIBUTION]...
#
# RULES must have a rule on reading /etc/shadow. Prints for each start the time to "watching", the
# time to the alert of a file that is read right then, the CPU time until then, and what is resident
# three seconds later. Each distribution is started once before, so that its classes are archived.
set -euo pipefail
cd "$(dirname "$0")/../.."

rules=$1 rounds=${ROUNDS:-5}
shift
[ $# -gt 0 ] || set -- dist/eyas
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
now() { date +%s%N; }
# Until a file of the sensor's has a text.
await() {
  until grep -q "$1" "$work/$2" 2>/dev/null; do
    kill -0 "$sensor" 2>/dev/null || { echo "the sensor has ended:" >&2; cat "$work/err" >&2; exit 1; }
    sleep 0.005
  done
}

start() {
  rm -f "$work"/*
  touch "$work/err" "$work/out"
  local begin sensor watching alerted ticks
  begin=$(now)
  "$1/bin/eyas" run -r "$rules" >"$work/out" 2>"$work/err" &
  sensor=$!
  await 'watching' err
  watching=$(now)
  cat /etc/shadow >/dev/null
  await '/etc/shadow' out
  alerted=$(now)
  ticks=$(awk '{print $14 + $15}' "/proc/$sensor/stat")
  sleep 3
  printf '%s: watching %d ms, first alert %d ms, CPU %d ms, %d MB resident\n' "$1" \
    $(((watching - begin) / 1000000)) $(((alerted - begin) / 1000000)) \
    $((ticks * 1000 / $(getconf CLK_TCK))) $(($(awk '/VmRSS/ {print $2}' "/proc/$sensor/status") / 1024))
  kill -TERM "$sensor"
  wait "$sensor"
}

for dist; do
  start "$dist" >/dev/null
done
# The archives are made in the background.
while pgrep -f 'Xshare:dump|eyas.jar warm-up' >/dev/null; do sleep 1; done
for _ in $(seq "$rounds"); do
  for dist; do
    start "$dist"
  done
done
