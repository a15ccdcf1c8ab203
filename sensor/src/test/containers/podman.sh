#!/usr/bin/env bash
# Private podman storage with one tiny image, and podman's service on a socket.
#
#   podman.sh start DIR             start the service; all files lie in DIR; prints its socket
#   podman.sh podman DIR ARG...     podman, on that storage
#   podman.sh stop DIR              stop the service and all containers, remove DIR
#
# Needs root and Debian's podman, runc, busybox-static and bash. Touches no other containers.
set -euo pipefail

IMAGE=docker.io/eyas/test:1

fail() {
  echo "podman.sh: $*" >&2
  exit 1
}

client() {
  CONTAINERS_CONF="$dir/containers.conf" CONTAINERS_STORAGE_CONF="$dir/storage.conf" \
    podman --runtime runc --cgroup-manager cgroupfs --tmpdir "$dir/tmp" "$@"
}

# Neither systemd nor a journal is needed, and no limit is raised: some machines allow no such thing.
configuration() {
  cat >"$dir/containers.conf" <<TOML
[containers]
netns = "none"
default_ulimits = ["nofile=1024:20000", "nproc=32768:32768"]
apparmor_profile = "unconfined"
[engine]
cgroup_manager = "cgroupfs"
events_logger = "file"
runtime = "runc"
static_dir = "$dir/data/libpod"
volume_path = "$dir/data/volumes"
TOML
  cat >"$dir/storage.conf" <<TOML
[storage]
driver = "overlay"
runroot = "$dir/run"
graphroot = "$dir/data"
TOML
}

start() {
  local tool
  for tool in podman runc busybox; do
    command -v "$tool" >/dev/null || fail "no $tool here: apt install podman runc busybox-static"
  done
  [ "$(id -u)" = 0 ] || fail "this must be started as root"
  [ ! -e "$dir/podman.sock" ] || fail "something runs in $dir already: podman.sh stop $dir"

  mkdir -p "$dir/tmp"
  configuration
  "${0%/*}/rootfs.sh" archive "$IMAGE" "$dir/image.tar"
  client load --quiet --input "$dir/image.tar" >/dev/null
  rm "$dir/image.tar"
  CONTAINERS_CONF="$dir/containers.conf" CONTAINERS_STORAGE_CONF="$dir/storage.conf" \
    setsid podman --runtime runc --cgroup-manager cgroupfs --tmpdir "$dir/tmp" \
    system service --time 0 "unix://$dir/podman.sock" </dev/null >"$dir/podman.log" 2>&1 &
  echo $! >"$dir/podman.pid"
  for _ in $(seq 300); do
    if [ -S "$dir/podman.sock" ]; then
      echo "$dir/podman.sock"
      return
    fi
    kill -0 $! 2>/dev/null || break
    sleep 0.1
  done
  tail -n 5 "$dir/podman.log" >&2
  stop
  fail "podman's service did not start"
}

stop() {
  if [ -s "$dir/podman.pid" ]; then
    client rm --all --force --time 0 >/dev/null 2>&1 || :
    kill "$(cat "$dir/podman.pid")" 2>/dev/null || :
  fi
  # The service, and what podman starts to tidy up behind containers, still use the folder for a while.
  for _ in $(seq 100); do
    grep -o " $dir[^ ]*" /proc/mounts | sort -r | while read -r mount; do umount -l "$mount"; done || :
    rm -rf "$dir" 2>/dev/null && [ ! -e "$dir" ] && return
    sleep 0.2
  done
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
  podman) client "$@" ;;
  stop) stop ;;
  *) fail "no command $command; see the head of this file" ;;
esac
