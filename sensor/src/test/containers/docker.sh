#!/usr/bin/env bash
# A private docker daemon with one tiny image, for tests and for trying things out by hand.
#
#   docker.sh start DIR             start a daemon whose files all lie in DIR; prints its socket
#   docker.sh run DIR NAME CMD...   run CMD in a new container NAME, removed when it ends
#   docker.sh docker DIR ARG...     the docker client, talking to that daemon
#   docker.sh stop DIR              stop the daemon and its containers, remove DIR
#
# Needs root and Debian's docker.io, runc, busybox-static and bash. Touches no other daemon.
set -euo pipefail

IMAGE=eyas/test:1

fail() {
  echo "docker.sh: $*" >&2
  exit 1
}

client() {
  docker --host "unix://$dir/docker.sock" "$@"
}

# Nothing of the host's network is changed: some build machines have no right to.
start() {
  local tool
  for tool in dockerd docker runc busybox; do
    command -v "$tool" >/dev/null || fail "no $tool here: apt install docker.io runc busybox-static"
  done
  [ "$(id -u)" = 0 ] || fail "a docker daemon must be started as root"
  [ ! -e "$dir/docker.sock" ] || fail "something runs in $dir already: docker.sh stop $dir"

  mkdir -p "$dir"
  echo "{}" >"$dir/daemon.json"
  setsid dockerd --host "unix://$dir/docker.sock" --pidfile "$dir/dockerd.pid" \
    --data-root "$dir/data" --exec-root "$dir/exec" --config-file "$dir/daemon.json" \
    --iptables=false --ip6tables=false --ip-forward=false --ip-masq=false --bridge=none \
    --default-runtime runc --shutdown-timeout 2 \
    </dev/null >"$dir/dockerd.log" 2>&1 &
  for _ in $(seq 300); do
    if client version >/dev/null 2>&1; then
      image
      echo "$dir/docker.sock"
      return
    fi
    kill -0 $! 2>/dev/null || break
    sleep 0.1
  done
  tail -n 5 "$dir/dockerd.log" >&2
  stop
  fail "dockerd did not start"
}

image() {
  local root=$dir/image
  "${0%/*}/rootfs.sh" "$root"
  tar -C "$root" -c . | client import --change 'CMD ["/bin/bash"]' - "$IMAGE" >/dev/null
  rm -r "$root"
}

run() {
  local name=$1
  shift
  local terminal=()
  [ ! -t 0 ] || terminal=(--tty)
  client run --rm --interactive "${terminal[@]}" --network none --name "$name" "$IMAGE" "$@"
}

stop() {
  local pid
  if [ -s "$dir/dockerd.pid" ]; then
    pid=$(cat "$dir/dockerd.pid")
    client ps -q 2>/dev/null | while read -r id; do client kill "$id" >/dev/null; done || :
    kill "$pid" 2>/dev/null || :
    for _ in $(seq 150); do
      kill -0 "$pid" 2>/dev/null || break
      sleep 0.1
    done
    kill -KILL "$pid" 2>/dev/null || :
  fi
  grep -o " $dir[^ ]*" /proc/mounts | sort -r | while read -r mount; do umount -l "$mount"; done || :
  rm -rf "$dir"
}

[ $# -ge 2 ] || {
  sed -n '2,/^$/s/^# \{0,1\}//p' "$0" >&2
  exit 2
}
command=$1
dir=$(realpath -m -- "$2")
shift 2
case $command in
  start) start ;;
  run) run "$@" ;;
  docker) client "$@" ;;
  stop) stop ;;
  *) fail "no command $command; see the head of this file" ;;
esac
