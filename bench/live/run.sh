#!/bin/bash
# What the sensor costs the processes that it watches: open and close of a file, without and with
# the sensor, in turns on the same machine. Usage, as root:
#
#   bench/live/run.sh [SECONDS [PAIRS_PER_SECOND [RULES [OPTION OF EYAS RUN]...]]]
#
# Prints nanoseconds per pair, their ratio, the sensor's share of one core and its memory, and its
# own summary with the drops.
set -euo pipefail
cd "$(dirname "$0")/../.."

seconds=${1:-5} rate=${2:-0} rules=${3:-rules/eyas_rules.yaml} rounds=3
shift $(($# < 3 ? $# : 3))
work=$(mktemp -d)
sensor=""
trap '[ -z "$sensor" ] || kill "$sensor" 2>/dev/null || true; rm -rf "$work"' EXIT

gcc -O2 -o "$work/openclose" bench/live/openclose.c
touch "$work/file" "$work/log"
load() { "$work/openclose" "$work/file" "$seconds" "$rate" | tee -a "$work/$1" >&2; }
median() { sed -E 's/.*ns_per_pair=//' "$work/$1" | sort -n | sed -n "$(((rounds + 1) / 2))p"; }
cpu_ticks() { awk '{print $14 + $15}' "/proc/$sensor/stat"; }

ticks=0
for _ in $(seq $rounds); do
  load without
  dist/eyas/bin/eyas run -r "$rules" "$@" >"$work/alerts" 2>"$work/log" &
  sensor=$!
  for _ in $(seq 600); do
    grep -q 'watching' "$work/log" && break
    kill -0 "$sensor" 2>/dev/null || { cat "$work/log" >&2; exit 1; }
    sleep 0.1
  done
  before=$(cpu_ticks)
  load with
  ticks=$((ticks + $(cpu_ticks) - before))
  rss=$(awk '/VmRSS/ {print $2}' "/proc/$sensor/status")
  kill -TERM "$sensor"
  wait "$sensor"
  sensor=""
done

cat "$work/log" "$work/alerts" | tail -n 12
without=$(median without) with=$(median with)
awk -v a="$without" -v b="$with" -v t="$ticks" -v s="$seconds" -v n=$rounds -v r="$rss" \
  -v hz="$(getconf CLK_TCK)" 'BEGIN {
  printf "without %d ns, with %d ns per pair: ratio %.2f, %d ns added per call\n", a, b, b / a, (b - a) / 2
  printf "sensor: %.1f %% of one core, %.0f MB resident\n", 100 * t / hz / (s * n), r / 1024
}'
