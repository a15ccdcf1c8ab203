#!/usr/bin/env bash
# The files of a tiny image, for tests of containers.
#
#   rootfs.sh DIR                   bash for real processes with real names; busybox for the rest
#   rootfs.sh archive NAME FILE     an image with these files, as docker and others load it; its
#                                   containers sleep unless they are told what else to run
set -euo pipefail

fill() {
  local root=$1 library applet
  mkdir -p "$root/bin" "$root/etc" "$root/tmp" "$root/proc" "$root/sys" "$root/dev"
  cp "$(readlink -f "$(command -v busybox)")" "$root/bin/busybox"
  cp "$(readlink -f "$(command -v bash)")" "$root/bin/bash"
  ldd "$root/bin/bash" | grep -o '/[^ )]*' | while read -r library; do
    mkdir -p "$root${library%/*}"
    cp -L "$library" "$root$library"
  done
  for applet in sh cat ls sleep touch true id; do
    ln -s busybox "$root/bin/$applet"
  done
  echo 'root:x:0:0:root:/root:/bin/bash' >"$root/etc/passwd"
}

archive() {
  local name=$1 file=$2 work layer
  work=$(mktemp -d)
  fill "$work/root"
  tar -C "$work/root" -cf "$work/layer.tar" .
  layer=$(sha256sum "$work/layer.tar" | cut -d ' ' -f 1)
  cat >"$work/config.json" <<JSON
{"architecture": "amd64", "os": "linux", "config": {"Cmd": ["/bin/sleep", "86400"]},
 "rootfs": {"type": "layers", "diff_ids": ["sha256:$layer"]}}
JSON
  echo "[{\"Config\": \"config.json\", \"RepoTags\": [\"$name\"], \"Layers\": [\"layer.tar\"]}]" \
    >"$work/manifest.json"
  tar -C "$work" -cf "$file" manifest.json config.json layer.tar
  rm -r "$work"
}

case ${1-} in
  archive) archive "$2" "$3" ;;
  ?*) fill "$1" ;;
  *) sed -n '2,/^set/s/^# \{0,1\}//p' "$0" >&2; exit 2 ;;
esac
