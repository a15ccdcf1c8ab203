#!/usr/bin/env bash
# A private containerd, for Kubernetes (CRI) and for ctr, with one tiny image.
#
#   containerd.sh start DIR         start a daemon whose files all lie in DIR; prints its socket
#   containerd.sh ctr DIR ARG...    its own client, talking to that daemon
#   containerd.sh stop DIR          stop the daemon and its containers, remove DIR
#
# Needs root and Debian's containerd, runc, busybox-static and bash. Touches no other daemon.
set -euo pipefail
. "${0%/*}/service.sh"

IMAGE=docker.io/eyas/test:1

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
  need "containerd runc busybox-static" containerd ctr runc busybox
  refuse_second "$dir/run/containerd.sock"

  mkdir -p "$dir"
  configuration >"$dir/config.toml"
  setsid containerd --config "$dir/config.toml" </dev/null >"$dir/containerd.log" 2>&1 &
  echo $! >"$dir/containerd.pid"
  await $! "$dir/containerd.log" client version
  image
  echo "$dir/run/containerd.sock"
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
  local namespace task
  for namespace in k8s.io default; do
    client --namespace "$namespace" tasks list -q 2>/dev/null | while read -r task; do
      client --namespace "$namespace" tasks delete --force "$task" >/dev/null 2>&1 || :
    done || :
  done
  end "$dir/containerd.pid"
  unmount_all
  rm -rf "$dir"
}

main "start stop" ctr "$@"
