#!/bin/bash
# How long an alert takes from the system call to standard output, and what the sensor uses while
# nothing happens that it is to tell. Usage, as root:
#
#   bench/live/latency.sh [ALERTS [RULES...]]
#
# RULES are in force beside the one rule that raises the alerts.
set -euo pipefail
cd "$(dirname "$0")/../.."
alerts=${1:-1000}
shift $(($# < 1 ? $# : 1))
work=$(mktemp -d)
sensor=""
trap '[ -z "$sensor" ] || kill "$sensor" 2>/dev/null || true; rm -rf "$work"' EXIT

gcc -O2 -o "$work/latency" bench/live/latency.c
touch "$work/file" "$work/log"
mkfifo "$work/alerts"
cat >"$work/rule.yaml" <<RULE
- rule: Latency
  desc: The measured one.
  condition: evt.type in (open, openat) and fd.name = $work/file
  output: opened
  priority: info
RULE
options=(-r "$work/rule.yaml")
for file in "$@"; do options+=(-r "$file"); done
dist/eyas/bin/eyas run "${options[@]}" >"$work/alerts" 2>"$work/log" &
sensor=$!
exec 3<"$work/alerts"
until grep -q 'watching' "$work/log"; do
  kill -0 "$sensor" 2>/dev/null || { cat "$work/log" >&2; exit 1; }
  sleep 0.1
done
cpu_ticks() { awk '{print $14 + $15}' "/proc/$sensor/stat"; }

sleep 5
before=$(cpu_ticks)
sleep 10
after=$(cpu_ticks)
awk -v t=$((after - before)) -v hz="$(getconf CLK_TCK)" \
  'BEGIN { printf "at rest: %.2f %% of one core\n", 100 * t / hz / 10 }'
"$work/latency" "$work/file" "$alerts" <&3
kill -TERM "$sensor"
wait "$sensor"
sensor=""
grep -E 'dropped' "$work/log"
