#!/usr/bin/env bash
# A private containerd, for Kubernetes (CRI) and for ctr, with one tiny image.
#
#   containerd.sh start DIR         start a daemon whose files all lie in DIR; prints its socket
#   containerd.sh ctr DIR ARG...    its own client, talking to that daemon
#   containerd.sh stop DIR          stop the daemon and its containers, remove DIR
#
# Needs root and Debian's containerd, runc, busybox-static and bash. Touches no other daemon.
set -euo pipefail

IMAGE=docker.io/eyas/test:1

fail() {
  echo "containerd.sh: $*" >&2
  exit 1
}

client() {
  ctr --address "$dir/run/containerd.sock" "$@"
}

# Some build machines may neither raise limits nor load AppArmor profiles.
configuration() {
  cat <<TOML
version = 2
root = "$dir/data"
state = "$dir/run"
[grpc]
  address = "$dir/run/containerd.sock"
[plugins."io.containerd.internal.v1.opt"]
  path = "$dir/opt"
[plugins."io.containerd.grpc.v1.cri"]
  sandbox_image = "$IMAGE"
  restrict_oom_score_adj = true
  disable_apparmor = true
  disable_tcp_service = true
[plugins."io.containerd.grpc.v1.cri".cni]
  conf_dir = "$dir/cni"
  bin_dir = "$dir/cni"
TOML
}

start() {
  local tool
  for tool in containerd ctr runc busybox; do
    command -v "$tool" >/dev/null || fail "no $tool here: apt install containerd runc busybox-static"
  done
  [ "$(id -u)" = 0 ] || fail "containerd must be started as root"
  [ ! -e "$dir/run/containerd.sock" ] || fail "something runs in $dir already: containerd.sh stop $dir"

  mkdir -p "$dir"
  configuration >"$dir/config.toml"
  setsid containerd --config "$dir/config.toml" </dev/null >"$dir/containerd.log" 2>&1 &
  echo $! >"$dir/containerd.pid"
  for _ in $(seq 300); do
    if client version >/dev/null 2>&1; then
      image
      echo "$dir/run/containerd.sock"
      return
    fi
    kill -0 $! 2>/dev/null || break
    sleep 0.1
  done
  tail -n 5 "$dir/containerd.log" >&2
  stop
  fail "containerd did not start"
}

image() {
  local namespace
  "${0%/*}/rootfs.sh" archive "$IMAGE" "$dir/image.tar"
  for namespace in k8s.io default; do
    client --namespace "$namespace" images import "$dir/image.tar" >/dev/null
  done
  rm "$dir/image.tar"
}

stop() {
  local namespace task pid
  for namespace in k8s.io default; do
    client --namespace "$namespace" tasks list -q 2>/dev/null | while read -r task; do
      client --namespace "$namespace" tasks delete --force "$task" >/dev/null 2>&1 || :
    done || :
  done
  if [ -s "$dir/containerd.pid" ]; then
    pid=$(cat "$dir/containerd.pid")
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
  ctr) client "$@" ;;
  stop) stop ;;
  *) fail "no command $command; see the head of this file" ;;
esac
