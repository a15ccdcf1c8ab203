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
. "${0%/*}/service.sh"

IMAGE=eyas/test:1

client() {
  docker --host "unix://$dir/docker.sock" "$@"
}

# Nothing of the host's network is changed: some build machines have no right to.
start() {
  need "docker.io runc busybox-static" dockerd docker runc busybox
  refuse_second "$dir/docker.sock"

  mkdir -p "$dir"
  echo "{}" >"$dir/daemon.json"
  setsid dockerd --host "unix://$dir/docker.sock" --pidfile "$dir/dockerd.pid" \
    --data-root "$dir/data" --exec-root "$dir/exec" --config-file "$dir/daemon.json" \
    --iptables=false --ip6tables=false --ip-forward=false --ip-masq=false --bridge=none \
    --default-runtime runc --shutdown-timeout 2 \
    </dev/null >"$dir/dockerd.log" 2>&1 &
  await $! "$dir/dockerd.log" client version
  image
  echo "$dir/docker.sock"
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
  local id
  client ps -q 2>/dev/null | while read -r id; do client kill "$id" >/dev/null; done || :
  end "$dir/dockerd.pid"
  unmount_all
  rm -rf "$dir"
}

main "start run stop" docker "$@"
