#!/bin/bash
# Makes the captures of src/test/resources/captures anew: one of each scenario. Needs root.
#
#   record.sh EYAS [SCENARIO...]
#
# A scenario runs in a process tree of its own, with an empty environment, in the root of every
# cgroup hierarchy, and the capture holds nothing of any other process. It waits until it is watched.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
eyas=$(realpath "$1")
shift
scenarios=("$@")
[ ${#scenarios[@]} -gt 0 ] || scenarios=(shells files network ptrace symlinks memfd container)

# Its name gets into the captures.
work=/tmp/eyas-captures
mkdir "$work"
trap 'rm -rf "$work"' EXIT

# What only fills memory would be most of the capture.
filter='not evt.type in (mmap, munmap, mprotect, brk, fstat, newfstatat, lseek, pread, getdents64)'

for name in "${scenarios[@]}"; do
  go=$work/go
  mkfifo "$go"
  cp "$here/scenarios/$name.sh" "$work"
  (
    cd /
    for group in /sys/fs/cgroup/*/cgroup.procs /sys/fs/cgroup/cgroup.procs; do
      echo $BASHPID 2>/dev/null >"$group" || :
    done
    exec env -i PATH=/usr/bin:/bin /bin/bash -c 'read -r _; exec /bin/bash "$0"' \
      "$work/$name.sh" <"$go" >/dev/null 2>&1
  ) &
  scenario=$!
  exec 9>"$go"
  rm -f "$go" "$work/err"

  FALCO_HOSTNAME=node EYAS_CDS=off "$eyas" record -w "$work/$name.scap" --tree $scenario \
    --filter "$filter" 2>"$work/err" 9>&- &
  recorder=$!
  until grep -qs 'Ctrl-C ends' "$work/err"; do
    kill -0 $recorder || { cat "$work/err" >&2; exit 1; }
    sleep 0.1
  done

  echo >&9
  exec 9>&-
  wait $scenario || :
  kill $recorder
  wait $recorder || { cat "$work/err" >&2; exit 1; }
  gzip -9n <"$work/$name.scap" >"$here/../resources/captures/$name.scap.gz"
  echo "$name: $(tail -n 2 "$work/err" | tr '\n' ' ')"
done
