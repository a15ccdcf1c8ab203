#!/bin/bash
# What the sensor uses while the machine is still, and which of its threads are woken. Usage, as
# root:
#
#   bench/live/rest.sh [SECONDS [RULES [DISTRIBUTION [OPTION OF EYAS RUN]...]]]
#
# Prints its share of one core, then for each thread that was woken how often a second and the share
# of the core that it used, and the sensor's own summary with the number of events.
set -euo pipefail
cd "$(dirname "$0")/../.."

seconds=${1:-20} rules=${2:-rules/eyas_rules.yaml} dist=${3:-dist/eyas}
shift $(($# < 3 ? $# : 3))
work=$(mktemp -d)
sensor=""
trap '[ -z "$sensor" ] || kill "$sensor" 2>/dev/null || true; rm -rf "$work"' EXIT

touch "$work/log"
"$dist/bin/eyas" run -r "$rules" "$@" >"$work/alerts" 2>"$work/log" &
sensor=$!
until grep -q 'watching' "$work/log"; do
  kill -0 "$sensor" 2>/dev/null || { cat "$work/log" >&2; exit 1; }
  sleep 0.1
done
# thread, name, times it was put to sleep, ticks of processor time
threads() {
  for task in /proc/"$sensor"/task/*; do
    awk -v id="${task##*/}" '/^Name/ { sub(/^Name:[ \t]*/, ""); gsub(" ", "_"); name = $0 }
      /^voluntary/ { switches = $2 }
      END { while ((getline line < ("/proc/'"$sensor"'/task/" id "/stat")) > 0) {
              sub(/.*\) /, "", line); split(line, f, " "); ticks = f[12] + f[13] }
            print id, name, switches, ticks }' "$task/status"
  done
}
# until the compilers have done what the start left them
sleep 10
threads >"$work/before"
sleep "$seconds"
threads >"$work/after"
awk -v s="$seconds" -v hz="$(getconf CLK_TCK)" '
  NR == FNR { switches[$1] = $3; ticks[$1] = $4; next }
  { woken = $3 - switches[$1]; used = $4 - ticks[$1]; total += used; all += woken
    if (woken || used)
      printf "%-18s woken %6.1f times a second, %5.2f %% of one core\n", $2, woken / s, 100 * used / hz / s }
  END { printf "at rest: woken %.1f times a second, %.2f %% of one core\n", all / s, 100 * total / hz / s }
' "$work/before" "$work/after"
kill -TERM "$sensor"
wait "$sensor"
sensor=""
tail -n 5 "$work/log"
