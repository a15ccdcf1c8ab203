#!/usr/bin/env bash
# Private podman storage with one tiny image, and podman's service on a socket.
#
#   podman.sh start DIR             start the service; all files lie in DIR; prints its socket
#   podman.sh podman DIR ARG...     podman, on that storage
#   podman.sh stop DIR              stop the service and all containers, remove DIR
#
# Needs root and Debian's podman, runc, busybox-static and bash. Touches no other containers.
set -euo pipefail
. "${0%/*}/service.sh"

IMAGE=docker.io/eyas/test:1

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
  need "podman runc busybox-static" podman runc busybox
  refuse_second "$dir/podman.sock"

  mkdir -p "$dir/tmp"
  configuration
  "${0%/*}/rootfs.sh" archive "$IMAGE" "$dir/image.tar"
  client load --quiet --input "$dir/image.tar" >/dev/null
  rm "$dir/image.tar"
  CONTAINERS_CONF="$dir/containers.conf" CONTAINERS_STORAGE_CONF="$dir/storage.conf" \
    setsid podman --runtime runc --cgroup-manager cgroupfs --tmpdir "$dir/tmp" \
    system service --time 0 "unix://$dir/podman.sock" </dev/null >"$dir/podman.log" 2>&1 &
  echo $! >"$dir/podman.pid"
  await $! "$dir/podman.log" test -S "$dir/podman.sock"
  echo "$dir/podman.sock"
}

stop() {
  if [ -s "$dir/podman.pid" ]; then
    client rm --all --force --time 0 >/dev/null 2>&1 || :
    kill "$(cat "$dir/podman.pid")" 2>/dev/null || :
  fi
  # The service, and what podman starts to tidy up behind containers, still use the folder for a while.
  for _ in $(seq 100); do
    unmount_all
    rm -rf "$dir" 2>/dev/null && [ ! -e "$dir" ] && return
    sleep 0.2
  done
  rm -rf "$dir"
}

main "start stop" podman "$@"
