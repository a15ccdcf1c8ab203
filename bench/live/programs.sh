#!/bin/bash
# What the probe's programs take of each system call, by the kernel's own count (bpf_stats, which
# itself adds some 47 ns to each run). Usage, as root, with one or more distributions to compare:
#
#   bench/live/programs.sh RULES DIST...
#
# Needs bpftool.
set -euo pipefail
rules=$1
shift
work=$(mktemp -d)
sensor=""
cleanup() {
  [ -z "$sensor" ] || kill "$sensor" 2>/dev/null || true
  sysctl -q kernel.bpf_stats_enabled=0
  rm -rf "$work"
}
trap cleanup EXIT

gcc -O2 -o "$work/openclose" "$(dirname "$0")/openclose.c"
touch "$work/file"
sysctl -q kernel.bpf_stats_enabled=1

# name, nanoseconds, runs of this sensor's programs: others' bear the same names
programs() {
  grep -hs prog_id "/proc/$sensor/fdinfo/"* | awk '{print $2}' | sort -u |
    while read -r id; do bpftool prog show id "$id"; done | awk '/name eyas_sys_/ {
    for (i = 1; i < NF; i++) value[$i] = $(i + 1)
    print value["name"], value["run_time_ns"] + 0, value["run_cnt"] + 0
  }' | sort
}

for dist in "$@"; do
  : >"$work/log"
  "$dist/bin/eyas" run -r "$rules" >/dev/null 2>"$work/log" &
  sensor=$!
  until grep -q 'watching' "$work/log"; do
    kill -0 "$sensor" 2>/dev/null || { cat "$work/log" >&2; exit 1; }
    sleep 0.1
  done
  programs >"$work/before"
  "$work/openclose" "$work/file" "${seconds:-3}"
  programs >"$work/after"
  join "$work/before" "$work/after" | awk -v dist="$dist" \
    '{ printf "%s: %s %.0f ns a run, %d runs\n", dist, $1, ($4 - $2) / ($5 - $3), $5 - $3 }'
  kill -TERM "$sensor"
  wait "$sensor"
  sensor=""
  grep -E 'dropped|kept' "$work/log"
done
